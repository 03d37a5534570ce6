import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadVisibilityCalibration } from '@iws/models';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { sideOf, type Side } from './split-people.ts';
import { trainVisibilityCommand } from './train-command.ts';

const COMMITTED = new URL('../../../models/calibration/', import.meta.url);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'train-visibility-'))));
afterAll(() => rm(folder, { recursive: true }));

/** So many pictures of somebody whose name stands on a side of the split. */
async function record(person: 'subject' | 'other' | 'third', side: Side, pictures: number) {
  const names = Array.from({ length: 100 }, (_, i) => `${person}-${i}`);
  const name = names.find((subject) => sideOf({ source: 'faces', subject }) === side) ?? '';
  const into = join(folder, 'faces', name);
  await mkdir(into, { recursive: true });
  for (let i = 0; i < pictures; i++) {
    const picture = await selfieJpeg({ person, width: 240, zoom: 0.7 + 0.02 * i });
    await writeFile(join(into, `${String(i).padStart(2, '0')}.jpg`), picture);
  }
}

/** Every file of the committed calibration: its bytes, and when it was written. */
const committed = async () =>
  Promise.all(
    (await readdir(COMMITTED)).map(async (name) => {
      const file = new URL(name, COMMITTED);
      const hash = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return { name, hash, written: (await stat(file)).mtimeMs };
    }),
  );

it('writes a head that the strict reader takes, and nothing into the committed calibration', async () => {
  // Scales need every region covered whole at least once, and foreheads seldom are: many pictures of those who set them.
  await record('subject', 'fit', 4);
  await record('other', 'limits', 20);
  await record('third', 'report', 1);
  const before = await committed();
  const out = join(folder, 'calibration');
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  await trainVisibilityCommand([
    `--faces=faces=${join(folder, 'faces')}`,
    '--per-subject=20',
    '--epochs=1',
    '--hidden=4',
    `--out=${out}`,
  ]).finally(() => vi.restoreAllMocks());

  expect(await readdir(out)).toEqual(['visibility.json']);
  const { head, limits, sources, createdBy } = await loadVisibilityCalibration(
    pathToFileURL(`${out}/`),
  );
  expect(head.hidden).toBe(4);
  // The person of the report was not looked at.
  expect(sources).toMatchObject([{ name: 'faces', images: 24, subjects: 2, drawn: 24 }]);
  expect(limits.darkGlasses).toBeGreaterThan(0);
  expect(createdBy).not.toContain(folder);
  expect(await committed()).toEqual(before);
}, 180_000);

it('explains a wrong call in one message', async () => {
  await expect(trainVisibilityCommand([])).rejects.toThrow(UsageError);
  await expect(trainVisibilityCommand(['--faces', 'x'])).rejects.toThrow(/NAME=FOLDER/);
  await expect(trainVisibilityCommand(['--faces', 'a=b', '--hidden', '0'])).rejects.toThrow(
    /--hidden/,
  );
});
