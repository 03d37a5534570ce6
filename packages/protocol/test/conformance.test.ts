import * as seal from '../src/index.ts';
import * as open from '../src/open/index.ts';
import { conformance } from './conformance.ts';

conformance('source', { seal, open });
