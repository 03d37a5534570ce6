import { writeFile } from 'node:fs/promises';
import { apiReport, REPORT } from './report.ts';

await writeFile(REPORT, apiReport());
