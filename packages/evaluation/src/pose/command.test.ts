import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { poseCommand } from './command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pose-'));
  for (const person of ['subject', 'other', 'third'] as const) {
    await mkdir(join(folder, person));
    await writeFile(join(folder, person, '0.jpg'), await selfieJpeg({ person, zoom: 0.8 }));
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe('pnpm evaluate pose', () => {
  it('tabulates how two independent estimates agree', async () => {
    const rows: string[][] = [];
    const written = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => rows.push(String(text).split(' | ')) > 0);
    await poseCommand([`--images=faces=${folder}`]).finally(() => written.mockRestore());
    const yaw = rows.find(([, angle]) => angle === 'yaw');
    expect(yaw?.[2]).toBe('3 (3)');
    // One of them looks to the left, two to the right.
    expect(Number(yaw?.at(-2))).toBeGreaterThan(0.9);
    expect(rows.some(([, angle]) => angle === 'pitch')).toBe(true);
  }, 60_000);

  it('explains a wrong call in one message', async () => {
    await expect(poseCommand([])).rejects.toThrow(UsageError);
    await expect(poseCommand(['--images', 'a=b', '--per-subject', '0'])).rejects.toThrow(
      /^--per-subject is a whole number from 1\n/,
    );
  });
});
