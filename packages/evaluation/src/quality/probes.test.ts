import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Image } from '@iws/face-core';
import { selfieImage, selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadQualityCalibration, loadVisibilityCalibration } from '@iws/models';
import { examineFace, type ExaminedFace, type ExamineModels } from '@iws/face-core';
import { openExamineModels } from '../inference/examine-models.ts';
import { randomFrom } from '../occlusion/random.ts';
import { componentsOf, nativeOf } from './components-of.ts';
import { degradeProbe, flawsFor, PROBE_FLAWS } from './degrade-probe.ts';
import { gatherProbes } from './gather-probes.ts';
import { isProbed, probeSideOf } from './probe-people.ts';

let models: ExamineModels;
let image: Image;
let face: ExaminedFace;

async function examined(picture: Image): Promise<ExaminedFace | null> {
  const quality = await loadQualityCalibration();
  const { head: visibility } = await loadVisibilityCalibration();
  const found = await examineFace(
    { primary: { image: picture } },
    models,
    { padLevels: [], quality, visibility },
    { clock: () => 0, pad: false, features: false },
  );
  return found.outcome === 'examined' ? found.face : null;
}

beforeAll(async () => {
  models = await openExamineModels();
  const { width, height, data } = await selfieImage({ width: 480 });
  image = { width, height, channels: 3, data };
  const found = await examined(image);
  if (!found) throw new Error('the selfie has no face');
  face = found;
}, 60_000);

describe('componentsOf', () => {
  it('judges native values as the examination does', async () => {
    const { ramps } = await loadQualityCalibration();
    const components = face.quality?.components;
    if (!components) throw new Error('quality was not assessed');
    expect(componentsOf(nativeOf(components), ramps)).toEqual(components);
  });
});

describe('degradeProbe', () => {
  it.each(PROBE_FLAWS)(
    '%s is the same each time, and costs the component it is about',
    async (flaw) => {
      const about = {
        blur: 'sharpness',
        'low-resolution': 'interEyeDistance',
        'under-exposure': 'luminanceMean',
        'over-exposure': 'overExposurePrevention',
        'low-contrast': 'luminanceVariance',
        tint: 'naturalColour',
        'side-light': 'illuminationUniformity',
        compression: 'compressionArtifacts',
        covered: 'faceOcclusionPrevention',
      } as const;
      const values: number[] = [];
      for (let seed = 0; seed < 6; seed++) {
        const copy = await degradeProbe(image, face.mesh, flaw, randomFrom(seed));
        if (seed === 0)
          expect(await degradeProbe(image, face.mesh, flaw, randomFrom(seed))).toEqual(copy);
        values.push((await examined(copy))?.quality?.components[about[flaw]].value ?? 0);
      }
      const before = face.quality?.components[about[flaw]].value ?? 0;
      // An object covers some of eight regions, of which the component is the mean.
      expect(Math.min(...values)).toBeLessThan((flaw === 'covered' ? 0.8 : 0.7) * before);
    },
    60_000,
  );

  it('draws different flaws', () => {
    const drawn = flawsFor(randomFrom(1), 5);
    expect(new Set(drawn).size).toBe(5);
    expect(flawsFor(randomFrom(1), 99)).toHaveLength(PROBE_FLAWS.length);
  });
});

describe('gatherProbes', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'probes-'));
    const jpeg = await selfieJpeg({ person: 'subject' });
    for (const person of ['a', 'b', 'c', 'd']) {
      await mkdir(join(folder, 'faces', person), { recursive: true });
      for (const i of [1, 2]) await writeFile(join(folder, 'faces', person, `${i}.jpg`), jpeg);
    }
    await mkdir(join(folder, 'faces', 'alone'), { recursive: true });
    await cp(join(folder, 'faces', 'a', '1.jpg'), join(folder, 'faces', 'alone', '1.jpg'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('examines every second person who has two pictures, and goes on from its cache', async () => {
    const source = {
      name: 'faces',
      folder: join(folder, 'faces'),
      presentation: { kind: 'bona-fide' },
    } as const;
    const cache = join(folder, 'cache');
    const found = await gatherProbes(source, models, { cache });
    const people = ['a', 'b', 'c', 'd'].filter((subject) => isProbed({ source: 'faces', subject }));
    expect(people.length).toBeGreaterThan(0);
    expect(people.length).toBeLessThan(4);
    expect([...new Set(found.map(({ subject }) => subject))].sort()).toEqual(
      people.map((name) => `faces/${name}`),
    );
    for (const { subject, side } of found)
      expect(probeSideOf({ source: 'faces', subject: subject.split('/')[1] ?? '' })).toBe(side);
    expect(found.filter(({ flaw }) => flaw === 'none')).toHaveLength(2 * people.length);
    expect(await gatherProbes(source, models, { cache })).toEqual(found);
  }, 120_000);
});
