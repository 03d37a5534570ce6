import { selfieImage } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  examineFace,
  MissingModelError,
  MODEL_SETS,
  openModelSet,
  recogniserOf,
  unavailableIn,
  type AvailableModels,
  type ExamineOptions,
} from '../src/index.ts';
import { CUE_STATISTICS } from './cue-statistics.ts';
import { nodeHost } from './golden/node-host.ts';
import { GOLDEN_QUALITY } from './golden/quality-calibration.ts';

const CALIBRATION = { padLevels: [], padCues: CUE_STATISTICS, quality: GOLDEN_QUALITY };

let clear: AvailableModels;
let standard: AvailableModels;
beforeAll(async () => {
  clear = await openModelSet('clear', (name) => nodeHost.openModel(name));
  standard = await openModelSet('default', (name) => nodeHost.openModel(name));
}, 120_000);

const examine = async (
  models: AvailableModels,
  person: 'subject' | 'other' | 'third',
  options: Partial<ExamineOptions> = {},
) =>
  examineFace({ primary: { image: await selfieImage({ person }) } }, models, CALIBRATION, {
    clock: () => performance.now(),
    pad: false,
    ...options,
  });

describe('the model set clear', () => {
  it.each(['subject', 'other', 'third'] as const)(
    'finds the face of %s',
    async (person) => {
      const [ours, theirs] = [await examine(clear, person), await examine(standard, person)];
      if (ours.outcome !== 'examined' || theirs.outcome !== 'examined') throw new Error('no face');
      const [a, b] = [ours.face.mesh.points[1], theirs.face.mesh.points[1]];
      // The tip of the nose, whoever found the face; the picture is 720 pixels wide.
      expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeLessThan(8);
      const size = ours.face.detection.box.width / theirs.face.detection.box.width;
      expect(size).toBeGreaterThan(0.7);
      expect(size).toBeLessThan(1.4);
      expect(ours.face.faceCount).toBe(theirs.face.faceCount);
    },
    60_000,
  );

  it('makes features, and no number of what it cannot see', async () => {
    const found = await examine(clear, 'subject', { visibility: true });
    if (found.outcome !== 'examined') throw new Error('no face');
    const { features, eyes, visibility, quality, pad } = found.face;
    expect(features).toHaveLength(recogniserOf(clear).dimensions);
    expect([eyes, visibility, pad]).toEqual([null, null, null]);
    expect(quality?.components.eyesOpen.status).toBe('failure-to-assess');
    expect(quality?.qcPassed).toBe(false);
  }, 60_000);

  it('does not look for attacks without a model: it throws', async () => {
    await expect(examine(clear, 'subject', { pad: true })).rejects.toThrow(MissingModelError);
  }, 60_000);

  it('is named as what it lacks', () => {
    expect(unavailableIn('default')).toEqual([]);
    expect(unavailableIn('clear')).toEqual(['presentation-attack-detection', 'eyes', 'visibility']);
    const names = Object.values<string>(MODEL_SETS.clear);
    expect(names.filter((name) => name.startsWith('fr_'))).toEqual([]);
  });
});

it('another comparison model takes the place of ours, and visibility is still read from ours', async () => {
  const { recogniser } = clear;
  if (!recogniser) throw new Error('dlib was expected');
  let runs = 0;
  const { features } = standard;
  if (!features) throw new Error('ours was expected');
  const counted = {
    ...features,
    run: (input: Parameters<typeof features.run>[0]) => (runs++, features.run(input)),
  };
  const both = await examine({ ...standard, features: counted, recogniser }, 'subject');
  if (both.outcome !== 'examined') throw new Error('no face');
  expect(both.face.features).toHaveLength(128);
  expect(runs).toBe(0);
  const { faceDetector, faceLandmarks } = standard;
  const none = { faceDetector, faceLandmarks };
  expect(() => recogniserOf(none)).toThrow(MissingModelError);
  await expect(examine(none, 'subject')).rejects.toThrow(MissingModelError);
}, 60_000);
