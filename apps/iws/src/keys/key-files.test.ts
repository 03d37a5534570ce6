import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createSecret, KeyFileError, replaceSecret } from './key-files.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'key-files-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** One process is as two containers whose processes have the same id. */
const CONTENTS = Array.from({ length: 16 }, (_, index) => String(index).repeat(100_000));

test.each([
  ['first', createSecret],
  ['last', replaceSecret],
])('of several writers at once the %s one counts, and none disturbs another', async (_, write) => {
  const folder = await emptyFolder();
  const path = join(folder, 'keys', 'ring.json');
  await Promise.all(CONTENTS.map((content) => write(path, content)));
  expect(CONTENTS).toContain(await readFile(path, 'utf8'));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'keys'))).toEqual(['ring.json']);
});

test('a file that is there stands, and a draft that has no place is dropped', async () => {
  const folder = await emptyFolder();
  const path = join(folder, 'ring.json');
  await createSecret(path, 'first');
  await createSecret(path, 'second');
  expect(await readFile(path, 'utf8')).toBe('first');
  await mkdir(join(folder, 'taken'));
  await expect(replaceSecret(join(folder, 'taken'), 'third')).rejects.toThrow(KeyFileError);
  expect(await readdir(folder)).toEqual(['ring.json', 'taken']);
});
