/// <reference types="node" />
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { makeVectors } from './vector-files.ts';
import type { VectorKeys } from './vector-files.ts';

const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../vectors/${name}`, import.meta.url), 'utf8'));

it('the committed vectors are those that the generator makes', async () => {
  const files = await makeVectors((await read('test-only-keys.json')) as VectorKeys);
  for (const [name, file] of Object.entries(files)) expect(await read(name)).toEqual(file);
});
