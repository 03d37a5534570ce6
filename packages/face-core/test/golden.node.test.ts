import { nodeHost } from './golden/node-host.ts';
import { goldenSuite } from './golden/suite.ts';

goldenSuite(nodeHost);
