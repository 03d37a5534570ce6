import { writeFile } from 'node:fs/promises';
import { FACE_FINDING_VERSION } from '../../src/index.ts';
import recorded from './face-finding.json' with { type: 'json' };
import { faceFindingOf } from './face-finding.ts';
import { measureGolden } from './measure.ts';
import { nodeHost } from './node-host.ts';

// Writes the golden numbers as this machine's Node measures them. Look at every line of the difference before committing it.
const measured = await measureGolden(nodeHost);
const rounded = Object.fromEntries(
  Object.entries(measured).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toFixed(5)) : value,
  ]),
);
const write = (name: string, value: object) =>
  writeFile(new URL(name, import.meta.url), `${JSON.stringify(value, null, 2)}\n`);
await write('expected.json', rounded);
// What calibrations rest on is kept until its version is raised.
if (recorded.version !== FACE_FINDING_VERSION) {
  await write('face-finding.json', {
    version: FACE_FINDING_VERSION,
    numbers: faceFindingOf(rounded),
  });
}
