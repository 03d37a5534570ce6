import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { eyesCommand } from './command.ts';

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
  await eyesCommand([`--images=open=${folder}`]).finally(() => written.mockRestore());
  expect(text).toContain('| open | 3 (3) | 0.0 % (0.0 % to 70.8 %) |');
}, 60_000);

it('explains a wrong call in one message', async () => {
  await expect(eyesCommand([])).rejects.toThrow(UsageError);
  await expect(eyesCommand(['--images', 'x'])).rejects.toThrow(/NAME=FOLDER/);
});
