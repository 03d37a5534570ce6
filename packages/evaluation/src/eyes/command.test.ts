import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { eyesCommand } from './command.ts';
import { trainEyesCommand } from './train-command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eyes-'));
  for (const person of ['subject', 'other', 'third'] as const)
    await writeFile(join(folder, `${person}.jpg`), await selfieJpeg({ person, zoom: 0.8 }));
});
afterAll(() => rm(folder, { recursive: true }));

it('counts closed eyes by source', async () => {
  let text = '';
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((part) => {
    text += String(part);
    return true;
  });
  const report = join(folder, 'report');
  await eyesCommand([`--images=open=${folder}`, `--report=${report}`]).finally(() =>
    written.mockRestore(),
  );
  expect(text).toContain('| open | 3 (3) | 0.0 % (0.0 % to 70.8 %) |');
  const read = (name: string) => readFile(join(report, name), 'utf8');
  expect(await read('eyes.md')).toContain(text);
  const { command, sources } = JSON.parse(await read('eyes.json')) as Record<string, unknown>;
  expect(command).toBe('pnpm evaluate eyes --images open=<open>');
  expect(sources).toMatchObject([{ source: 'open', faces: 3, closed: { count: 0, total: 3 } }]);
  expect(await read('eyes-grades.svg')).toContain('open');
}, 60_000);

it('explains a wrong call in one message', async () => {
  await expect(eyesCommand([])).rejects.toThrow(UsageError);
  await expect(eyesCommand(['--images', 'x'])).rejects.toThrow(/NAME=FOLDER/);
});

it.each(['--per-subject', '--subjects', '--seed'])(
  'trains with a whole number of %s',
  async (name) => {
    const call = trainEyesCommand(['--open', 'a=b', '--closed', 'c=d', name, '0']);
    await expect(call).rejects.toThrow(`${name} is a whole number from 1\n`);
  },
);
