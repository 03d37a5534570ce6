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
import { burstCalibration } from './burst-calibration.ts';
import { neighboursAmong } from './burst-frames.ts';
import { injectionCommand } from './command.ts';
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
  const still = { subject: 'still', moments: Array<number>(200).fill(0.9999), others: [0.2, 0.8] };
  const quick = {
    subject: 'quick',
    moments: [...Array<number>(99).fill(0.9), 0.5, 0.3],
    others: [],
  };
  const restless = {
    subject: 'restless',
    moments: [...Array<number>(99).fill(0.95), 0.7],
    others: [0.6],
  };

  it('sets one false alarm in a hundred on the worst source', () => {
    const calm = { name: 'calm', people: [still] };
    const both = burstCalibration([calm, { name: 'worse', people: [quick] }]);
    expect([both.othersBelow, both.equalAbove]).toEqual([0.5, 0.999999]);
    const one = burstCalibration([{ name: 'together', people: [still, quick] }]);
    expect(one.othersBelow).toBe(0.9);
  });

  it('judges each person by what the others set', () => {
    const { sources } = burstCalibration([{ name: 'a', people: [still, quick, restless] }]);
    // Without the one who is still the limit for equal frames is .9995.
    expect(sources[0]).toMatchObject({
      name: 'a',
      subjects: 3,
      moments: 401,
      takenForOne: { count: 200 },
      people: 3,
      seen: { count: 2 },
    });
    // The two others set .95 for the quick one, who has 101 moments below that.
    expect(sources[0]?.takenForOthers.count).toBe(102);
  });

  it('needs two people', () => {
    const moments = [still, { ...quick, moments: [] }];
    expect(() => burstCalibration([{ name: 'a', people: moments }])).toThrow(RangeError);
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
      { name: 'faces', subjects: 2, moments: 4, people: 4, seen: { count: 4 } },
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
