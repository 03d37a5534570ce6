import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cameraFrames } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { padCommand } from './command.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pad-'));
  for (const scene of ['selfie', 'attack'] as const)
    for (const person of ['subject', 'other', 'third'] as const) {
      const into = join(folder, scene, person);
      await mkdir(into, { recursive: true });
      let i = 0;
      for await (const frame of cameraFrames({ scene, person, frames: 8 }))
        await writeFile(join(into, `${i++}.jpg`), frame);
    }
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

describe('pnpm evaluate pad', () => {
  it('reports recordings and attacks on them, and goes on from its cache', async () => {
    const [report, cache] = [join(folder, 'report'), join(folder, 'cache')];
    const run = () =>
      padCommand([
        `--bona-fide=faces=${join(folder, 'selfie')}`,
        `--attack=faces:screen-replay=${join(folder, 'attack')}`,
        `--cache=${cache}`,
        `--report=${report}`,
      ]);
    await run();
    const markdown = await readFile(join(report, 'pad.md'), 'utf8');
    expect(markdown).not.toContain(folder);
    expect(markdown).toContain('| faces, screen-replay | 24 | 3 |');
    expect((await readdir(report)).sort()).toEqual([
      'pad-det.svg',
      'pad-histogram.svg',
      'pad.json',
      'pad.md',
    ]);
    // The second run measures nothing again: the cache does not grow, the answer is the same.
    const sizes = async () =>
      Promise.all((await readdir(cache)).map(async (name) => (await stat(join(cache, name))).size));
    const before = await sizes();
    await run();
    expect(await sizes()).toEqual(before);
    expect(await readFile(join(report, 'pad.md'), 'utf8')).toBe(markdown);
  }, 120_000);

  it('explains a wrong call in one message', async () => {
    await expect(padCommand([])).rejects.toThrow(UsageError);
    await expect(padCommand(['--bona-fide', 'a=b', '--model-pack'])).rejects.toThrow(
      /--model-pack needs a value/,
    );
    await expect(padCommand(['--bona-fide', 'a=b', '--per-kind', '0'])).rejects.toThrow(
      /^--per-kind is a whole number from 1\n/,
    );
  });
});
