/// <reference types="node" />
// Writes vectors/*.json again: `node test/make-vectors.ts`. The same bytes each time; a test
// compares them with what is committed.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { makeVectors } from './vector-files.ts';
import type { VectorKeys } from './vector-files.ts';

const folder = new URL('../vectors/', import.meta.url);
const keys = JSON.parse(
  await readFile(new URL('test-only-keys.json', folder), 'utf8'),
) as VectorKeys;

for (const [name, content] of Object.entries(await makeVectors(keys))) {
  const file = fileURLToPath(new URL(name, folder));
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`${name}: ${content.cases.length} cases`);
}
