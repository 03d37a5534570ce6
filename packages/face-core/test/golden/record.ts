import { writeFile } from 'node:fs/promises';
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
await writeFile(new URL('expected.json', import.meta.url), `${JSON.stringify(rounded, null, 2)}\n`);
