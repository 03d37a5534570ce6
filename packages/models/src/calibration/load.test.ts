import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from '../load-model.ts';
import { findModel } from '../manifest.ts';
import { FormError } from '../strict-json.ts';
import {
  CalibrationError,
  loadGuidanceCalibration,
  loadPadCalibration,
  loadQualityCalibration,
} from './load.ts';
import { PAD_LEVEL_NAMES, type PadCalibration } from './pad.ts';

let folder: URL;

beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'calibration-'))}/`);
});

afterEach(() => rm(folder, { recursive: true }));

const manifest = await readManifest();

/** A calibration as the evaluation writes it; the numbers mean nothing. */
function padCalibration(): PadCalibration {
  return {
    kind: 'pad',
    version: '1',
    provisional: true,
    score: {
      name: 'mean logit',
      formula: 'mean of the margins of both crops',
      models: [{ name: 'fr_liveness', sha256: findModel(manifest, 'fr_liveness').sha256 }],
      cues: {
        borderLines: { mean: 0.3, sd: 0.1 },
        faceMiddlePeak: { mean: 2, sd: 0.5 },
        faceHighPeak: { mean: 2, sd: 0.5 },
        faceHighPeakShare: { mean: 0.02, sd: 0.02 },
        surroundingsMiddlePeak: { mean: 3, sd: 1 },
        surroundingsHighPeak: { mean: 3, sd: 1 },
      },
    },
    method: 'weighted quantiles of bona fide scores',
    levels: PAD_LEVEL_NAMES.map((level, index) => ({
      level,
      threshold: index - 3,
      bpcer: index / 100,
      bpcerInterval: [index / 200, index / 50],
      apcerBySpecies: { print: { attacks: 8, accepted: 2, apcer: 0.25, interval: [0.1, 0.6] } },
    })),
    sources: [{ name: 'a', presentations: 'bona-fide', images: 9, subjects: 3, scored: 9 }],
    createdBy: 'pnpm evaluate calibrate',
  };
}

const write = (name: string, value: unknown) =>
  writeFile(new URL(name, folder), typeof value === 'string' ? value : JSON.stringify(value));

type Level = PadCalibration['levels'][number];

test('the committed calibration is of the form and of the models that are built', async () => {
  expect((await loadPadCalibration()).levels).toHaveLength(PAD_LEVEL_NAMES.length);
  expect((await loadQualityCalibration()).kind).toBe('quality');
  expect((await loadGuidanceCalibration()).kind).toBe('guidance');
});

describe('loadPadCalibration', () => {
  test('gives what was written', async () => {
    await write('pad.json', padCalibration());
    expect(await loadPadCalibration(folder)).toEqual(padCalibration());
  });

  test('says that there is none', async () => {
    await expect(loadPadCalibration(folder)).rejects.toThrow(CalibrationError);
    await expect(loadPadCalibration(folder)).rejects.toThrow('no calibration: pad.json');
  });

  test('refuses one that was made with other weights', async () => {
    const other = padCalibration();
    other.score.models = [{ name: 'fr_liveness', sha256: 'ab'.repeat(32) }];
    await write('pad.json', other);
    await expect(loadPadCalibration(folder)).rejects.toThrow(CalibrationError);
    await expect(loadPadCalibration(folder)).rejects.toThrow('another fr_liveness');
  });

  test('knows the models of a pack, and no others', async () => {
    const mini = { name: 'mini', sha256: 'cd'.repeat(32) };
    const fused = padCalibration();
    fused.score.models = [...fused.score.models, mini];
    await write('pad.json', fused);
    await expect(loadPadCalibration(folder)).rejects.toThrow('another mini');
    expect(await loadPadCalibration(folder, undefined, [mini])).toEqual(fused);
    const other = { ...mini, sha256: 'ef'.repeat(32) };
    await expect(loadPadCalibration(folder, undefined, [other])).rejects.toThrow('another mini');
    await write('pad.json', padCalibration());
    await expect(loadPadCalibration(folder, undefined, [mini])).rejects.toThrow('without mini');
  });

  test('refuses what is not JSON', async () => {
    await write('pad.json', '{"kind": "pad"');
    await expect(loadPadCalibration(folder)).rejects.toThrow(FormError);
  });

  test.for<[string, (levels: Level[], whole: PadCalibration) => void, string]>([
    [
      'a threshold that falls',
      (levels) => (level(levels, 4).threshold = -9),
      'levels[4].threshold',
    ],
    ['a BPCER that falls', (levels) => (level(levels, 7).bpcer = 0), 'levels[7].bpcer'],
    ['a missing level', (levels) => levels.splice(2, 1), 'levels[2]: the level MODERATE'],
    ['levels in another order', (levels) => levels.reverse(), 'levels[0]: the level LOW'],
    ['a level too many', (levels) => levels.push(level(levels, 7)), 'more levels than names'],
    ['a rate above one', (levels) => (level(levels, 0).bpcer = 1.5), 'levels[0].bpcer'],
    [
      'an interval upside down',
      (levels) => (level(levels, 1).bpcerInterval = [0.3, 0.2]),
      'levels[1].bpcerInterval',
    ],
    [
      'counts and rate that disagree',
      (levels) => Object.assign(level(levels, 3).apcerBySpecies['print'] ?? {}, { accepted: 3 }),
      'levels[3].apcerBySpecies.print',
    ],
    [
      'no attacks',
      (levels) =>
        Object.assign(level(levels, 3).apcerBySpecies['print'] ?? {}, {
          attacks: 0,
          accepted: 0,
          apcer: 0,
        }),
      'levels[3].apcerBySpecies.print',
    ],
    ['an unknown key', (_, whole) => Object.assign(whole, { note: 'x' }), 'pad.json.note'],
    ['no source', (_, whole) => (whole.sources = []), 'sources'],
    ['another kind', (_, whole) => Object.assign(whole, { kind: 'quality' }), 'pad.json.kind'],
  ])('refuses %s', async ([, change, message]) => {
    const changed = padCalibration();
    change(changed.levels, changed);
    await write('pad.json', changed);
    await expect(loadPadCalibration(folder)).rejects.toThrow(FormError);
    await expect(loadPadCalibration(folder)).rejects.toThrow(message);
  });
});

function level(levels: Level[], index: number): Level {
  const found = levels[index];
  if (!found) throw new Error(`there is no level ${index}`);
  return found;
}

const REQUIRED = [
  'singleFacePresent',
  'headSize',
  'headPoseYaw',
  'headPosePitch',
  'headPoseRoll',
  'eyesOpen',
  'sharpness',
  'luminanceMean',
  'underExposurePrevention',
  'overExposurePrevention',
];

const RAMPS = [
  ...['singleFacePresent', 'headSizeSmall', 'headSizeLarge', 'interEyeDistance', 'sidewardCrop'],
  ...['marginAbove', 'marginBelow', 'headPoseYaw', 'headPosePitch', 'headPoseRoll', 'eyesOpen'],
  ...['mouthClosed', 'sharpness', 'compressionArtifacts', 'luminanceDark', 'luminanceBright'],
  ...['luminanceFlat', 'luminanceHarsh', 'dynamicRange', 'underExposurePrevention'],
  ...['overExposurePrevention', 'illuminationUniformity', 'naturalColour', 'eyesVisible'],
  ...['mouthOcclusionPrevention', 'faceOcclusionPrevention'],
];

function qualityCalibration() {
  return {
    kind: 'quality',
    version: '1',
    faceFinding: 1,
    provisional: true,
    method: 'stated',
    ramps: Object.fromEntries(RAMPS.map((name) => [name, { zeroAt: 2, fullAt: 1 }])),
    passFrom: Object.fromEntries(REQUIRED.map((name) => [name, 50])),
    unified: {
      intercept: -4,
      weights: { sharpness: { linear: 1, cubic: 2 } } as Record<string, object>,
      ramp: { zeroAt: 0, fullAt: -4 },
      method: 'stated',
      people: 3,
      comparisons: 9,
      failures: 1,
    },
    measured: ['sharpness'],
    sources: [{ name: 'a', images: 9, subjects: 3, assessed: 9 }],
    createdBy: 'pnpm evaluate calibrate',
  };
}

describe('loadQualityCalibration', () => {
  test('gives what was written', async () => {
    await write('quality.json', qualityCalibration());
    expect(await loadQualityCalibration(folder)).toEqual(qualityCalibration());
  });

  test('says that there is none', async () => {
    await expect(loadQualityCalibration(folder)).rejects.toThrow('no calibration: quality.json');
  });

  test.for<[string, (whole: ReturnType<typeof qualityCalibration>) => void, string]>([
    ['another kind', (whole) => (whole.kind = 'pad'), 'quality.json.kind'],
    [
      'a missing ramp',
      (whole) => delete whole.ramps['eyesOpen'],
      'ramps.eyesOpen: this key is missing',
    ],
    [
      'a ramp without a slope',
      (whole) => (whole.ramps['sharpness'] = { zeroAt: 1, fullAt: 1 }),
      'ramps.sharpness: zeroAt and fullAt are equal',
    ],
    [
      'a weight by which a better value would lower the score',
      (whole) => (whole.unified.weights['sharpness'] = { linear: -1, cubic: 2 }),
      'unified.weights.sharpness.linear',
    ],
    [
      'a weight of what is no component',
      (whole) => (whole.unified.weights['beauty'] = { linear: 1, cubic: 0 }),
      'unified.weights.beauty: this key is not known',
    ],
    ['a value above 100', (whole) => (whole.passFrom['headSize'] = 101), 'passFrom.headSize'],
    ['no source', (whole) => (whole.sources = []), 'sources'],
  ])('refuses %s', async ([, change, message]) => {
    const changed = qualityCalibration();
    change(changed);
    await write('quality.json', changed);
    await expect(loadQualityCalibration(folder)).rejects.toThrow(FormError);
    await expect(loadQualityCalibration(folder)).rejects.toThrow(message);
  });
});
