import { copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadLensesCalibration } from '@iws/models';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { sideOf, type Side } from './split-people.ts';
import { trainLensesCommand } from './train-lenses-command.ts';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'train-lenses-'))));
afterAll(() => rm(folder, { recursive: true }));

const nameOn = (side: Side, person: string) =>
  Array.from({ length: 100 }, (_, i) => `${person}-${i}`).find(
    (subject) => sideOf({ source: 'faces', subject }) === side,
  ) ?? '';

it('writes what the strict reader takes, of people that the report is not of', async () => {
  const faces = join(folder, 'faces');
  for (const [person, side] of [
    ['subject', 'fit'],
    ['other', 'limits'],
    ['third', 'report'],
  ] as const) {
    const into = join(faces, nameOn(side, person));
    await mkdir(into, { recursive: true });
    for (let i = 0; i < 3; i++) {
      const picture = await selfieJpeg({ person, width: 240, zoom: 0.7 + 0.05 * i });
      await writeFile(join(into, `${i}.jpg`), picture);
    }
    await copyFile(new URL(import.meta.url), join(into, 'broken.jpg'));
  }
  const out = join(folder, 'calibration');
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  await trainLensesCommand(['--faces', `faces=${faces}`, '--out', out]).finally(() =>
    vi.restoreAllMocks(),
  );
  expect(await readdir(out)).toEqual(['lenses.json']);
  const read = await loadLensesCalibration(pathToFileURL(`${out}/`));
  expect(read.sources).toEqual([{ name: 'faces', images: 8, subjects: 2, measured: 6 }]);
  expect(read.createdBy).toBe('pnpm evaluate train-lenses --faces faces=<faces>');
}, 60_000);

it('explains a wrong call in one message', async () => {
  await expect(trainLensesCommand([])).rejects.toThrow(UsageError);
  await expect(trainLensesCommand([])).rejects.toThrow('at least one --faces is needed');
});
