import { writeFileSync } from 'node:fs';
import { generated } from './generate.ts';

writeFileSync(new URL('../src/generated.ts', import.meta.url), generated());
