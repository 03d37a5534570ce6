import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { examineFace } from '@iws/face-core';
import { loadInjectionCalibration } from '@iws/models';
import { cameraFrames, selfieImage } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { UsageError } from '../usage-error.ts';
import { neighboursAmong } from './burst-frames.ts';
import { injectionCommand } from './command.ts';
import { burstCalibration } from './injection-calibration.ts';
import { samplesOfOneMomentAgree } from './sample-agreement.ts';

describe('neighboursAmong', () => {
  it('pairs frames of one recording that follow each other closely, by number', () => {
    const paths = ['p/a_100.jpg', 'p/a_9.jpg', 'p/a_31.jpg', 'p/b_10.jpg', 'p/a_60.jpg', 'p/c.jpg'];
    expect(neighboursAmong(paths)).toEqual([
      ['p/a_9.jpg', 'p/a_31.jpg'],
      ['p/a_31.jpg', 'p/a_60.jpg'],
    ]);
  });
});

describe('burstCalibration', () => {
  const source = { name: 'a', subjects: 3, moments: [0.9, 0.99, 0.7], people: [0.2, 0.8], lost: 1 };

  it('takes none of the measured moments for other people or for one picture', () => {
    const { othersBelow, equalAbove, sources } = burstCalibration([source]);
    expect([othersBelow, equalAbove]).toEqual([0.7, 0.995]);
    expect(sources[0]).toMatchObject({
      moments: 4,
      takenForOthers: 1,
      takenForOne: 0,
      people: 2,
      seen: 1,
    });
  });

  it('needs two people', () => {
    expect(() => burstCalibration([{ ...source, people: [] }])).toThrow(RangeError);
  });
});

describe('samplesOfOneMomentAgree', () => {
  it('takes a capture of one picture for one moment', async () => {
    const models = await openExamineModels();
    const image = await selfieImage({ width: 720 });
    const found = await examineFace(
      { primary: { image } },
      models,
      { padLevels: [], quality: NATIVE_RAMPS },
      { clock: () => 0, pad: false, features: false, quality: false },
    );
    if (found.outcome !== 'examined') throw new Error(found.outcome);
    expect(await samplesOfOneMomentAgree(image, found.face.mesh, models)).toBe(true);
  }, 60_000);
});

describe('pnpm evaluate injection', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'injection-'));
    for (const person of ['subject', 'third'] as const) {
      await mkdir(join(folder, 'frames', person), { recursive: true });
      let i = 0;
      for await (const frame of cameraFrames({ scene: 'selfie', person, frames: 3 }))
        await writeFile(join(folder, 'frames', person, `clip_${i++}.jpg`), frame);
    }
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('writes what both kinds of sources say, and keeps what is not measured again', async () => {
    const out = join(folder, 'out');
    const frames = `faces=${join(folder, 'frames')}`;
    await injectionCommand([`--bona-fide=${frames}`, `--frames=${frames}`, `--out=${out}`]);
    const first = await loadInjectionCalibration(pathToFileURL(`${out}/`));
    expect(first.bursts.sources).toMatchObject([
      { name: 'faces', subjects: 2, moments: 4, takenForOthers: 0, takenForOne: 0 },
    ]);
    expect(first.bursts.othersBelow).toBeGreaterThan(0.5);
    expect(first.pixels.sensorNoise.falseAlarms).toMatchObject([{ name: 'faces', images: 6 }]);
    await injectionCommand([`--frames=${frames}`, '--per-subject=1', `--out=${out}`]);
    const second = await loadInjectionCalibration(pathToFileURL(`${out}/`));
    expect(second.pixels).toEqual(first.pixels);
    expect(second.bursts.sources[0]?.moments).toBe(2);
    expect(await readFile(join(out, 'injection.json'), 'utf8')).not.toContain(folder);
  }, 180_000);

  it('explains a wrong call in one message', async () => {
    await expect(injectionCommand([])).rejects.toThrow(UsageError);
    await expect(injectionCommand(['--frames', 'x'])).rejects.toThrow(/NAME=FOLDER/);
  });
});
