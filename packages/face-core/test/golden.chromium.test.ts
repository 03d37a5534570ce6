import { chromiumHost } from './golden/chromium-host.ts';
import { goldenSuite } from './golden/suite.ts';

goldenSuite(chromiumHost);
