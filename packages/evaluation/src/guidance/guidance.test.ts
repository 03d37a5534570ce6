import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadGuidanceCalibration } from '@iws/models';
import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { guidanceCommand } from './command.ts';
import type { Worse } from './compared-frame.ts';
import { limits, margins } from './margins.ts';

const worse = (size: number): Worse => ({
  headPoseYaw: size,
  headPosePitch: size / 2,
  headPoseRoll: -size,
  sharpness: 0,
  luminanceDark: size / 100,
  luminanceBright: 0,
  underExposurePrevention: 0,
  overExposurePrevention: 0,
});

describe('margins', () => {
  it('are what all but a few frames are at most worse by, and never negative', () => {
    const frames = Array.from({ length: 100 }, (_, i) => ({
      source: 'a',
      subject: String(i),
      worse: worse(i),
      sharedLight: i / 100,
    }));
    expect(limits(frames).sharedLight).toBeLessThan(0.015);
    const found = margins(frames);
    expect(found.headPoseYaw).toBe(94);
    expect(found.headPosePitch).toBe(47);
    expect(found.headPoseRoll).toBe(0);
    expect(found.luminanceDark).toBeCloseTo(0.94, 9);
  });
});

describe('pnpm evaluate guidance', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guidance-'));
    for (const person of ['subject', 'other', 'third'] as const)
      await writeFile(join(folder, `${person}.jpg`), await selfieJpeg({ person, zoom: 0.8 }));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('writes margins that the models package reads', async () => {
    const out = join(folder, 'out');
    await guidanceCommand([`--bona-fide=faces=${folder}`, `--out=${out}`]);
    const read = await loadGuidanceCalibration(pathToFileURL(`${out}/`));
    expect(read.sources).toEqual([{ name: 'faces', images: 3, subjects: 3, compared: 3 }]);
    // The same face in two renderings is a few degrees apart at most.
    expect(read.margins.headPoseYaw).toBeLessThan(6);
    expect(read.limits.sharedLight).toBeGreaterThan(0.1);
    expect(JSON.stringify(read)).not.toContain(folder);
  }, 60_000);

  it('explains a wrong call in one message', async () => {
    await expect(guidanceCommand([])).rejects.toThrow(UsageError);
    await expect(guidanceCommand(['--bona-fide', 'x'])).rejects.toThrow(/NAME=FOLDER/);
  });
});
