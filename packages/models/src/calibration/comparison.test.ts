import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from '../load-model.ts';
import { findModel } from '../manifest.ts';
import { FormError } from '../strict-json.ts';
import {
  COMPARISON_WORKING_POINTS,
  type ComparisonCalibration,
  type ComparisonKind,
} from './comparison.ts';
import { CalibrationError, loadComparisonCalibration } from './load.ts';

let folder: URL;

beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'calibration-'))}/`);
});

afterEach(() => rm(folder, { recursive: true }));

const manifest = await readManifest();

/** A mapping as the evaluation writes it; the numbers mean nothing. */
const mapping = (kind: ComparisonKind): ComparisonCalibration[ComparisonKind] => ({
  method: 'stated',
  zeroAt: 0,
  fullAt: 0.9,
  workingPoints: COMPARISON_WORKING_POINTS[kind].map((point, i) => ({
    ...point,
    threshold: 0.2 + i / 10,
    thresholdInterval: [0.1 + i / 10, 0.3 + i / 10],
    falseMatches: 5,
    extrapolated: false,
    falseNonMatchRate: 0.1,
    falseNonMatchRateInterval: [0, 0.2],
  })),
  impostorComparisons: 500,
  genuineComparisons: 20,
  sources: [{ name: 'a', images: 9, subjects: 3, acquired: 8 }],
});

const calibration = (): ComparisonCalibration => ({
  kind: 'comparison',
  version: '1',
  provisional: true,
  score: {
    name: 'cosine',
    formula: 'cosine of two feature vectors',
    models: [{ name: 'fr_feature', sha256: findModel(manifest, 'fr_feature').sha256 }],
  },
  selfie: mapping('selfie'),
  document: mapping('document'),
  createdBy: 'pnpm evaluate compare',
});

const write = (value: unknown) =>
  writeFile(new URL('comparison.json', folder), JSON.stringify(value));

test('the committed calibration is of the form and of the models that are built', async () => {
  const { selfie, document } = await loadComparisonCalibration();
  // DESIGN section 3, word for word.
  const places = ({ workingPoints }: typeof selfie) =>
    workingPoints.map(({ level, falseMatchRate, similarityScore }) => [
      level,
      Math.round(1 / falseMatchRate),
      similarityScore,
    ]);
  expect(places(selfie)).toEqual([
    ['LOW', 100, 50],
    ['MEDIUM', 1000, 80],
    ['HIGH', 10_000, 90],
    ['VERY_HIGH', 100_000, 95],
    ['HIGHEST', 1_000_000, 98],
  ]);
  expect(places(document)).toEqual([
    ['LOW', 100, 50],
    ['MEDIUM', 200, 60],
    ['HIGH', 1000, 80],
    ['VERY_HIGH', 5000, 85],
    ['HIGHEST', 10_000, 90],
  ]);
});

describe('loadComparisonCalibration', () => {
  test('gives what was written', async () => {
    await write(calibration());
    expect(await loadComparisonCalibration({ folder })).toEqual(calibration());
  });

  test('says that there is none, and refuses one of other weights', async () => {
    await expect(loadComparisonCalibration({ folder })).rejects.toThrow(
      'no calibration: comparison.json',
    );
    const other = calibration();
    other.score.models = [{ name: 'fr_feature', sha256: 'ab'.repeat(32) }];
    await write(other);
    await expect(loadComparisonCalibration({ folder })).rejects.toThrow(CalibrationError);
    await expect(loadComparisonCalibration({ folder })).rejects.toThrow('another fr_feature');
  });

  type Point = ComparisonCalibration['selfie']['workingPoints'][number];
  const point = (whole: ComparisonCalibration, kind: ComparisonKind, i: number): Point => {
    const found = whole[kind].workingPoints[i];
    if (!found) throw new Error(`there is no working point ${i}`);
    return found;
  };

  test.for<[string, (whole: ComparisonCalibration) => void, string]>([
    [
      'a threshold that falls',
      (whole) => (point(whole, 'selfie', 3).threshold = 0.4),
      'selfie.workingPoints[3].threshold',
    ],
    ['a threshold below zeroAt', (whole) => (whole.document.zeroAt = 0.2), 'document.working'],
    ['a fullAt below the last', (whole) => (whole.selfie.fullAt = 0.6), 'selfie.fullAt'],
    [
      'another similarity score',
      (whole) => (point(whole, 'selfie', 0).similarityScore = 40),
      'LOW at 0.01 (50) was expected',
    ],
    [
      'another rate',
      (whole) => (point(whole, 'document', 1).falseMatchRate = 0.001),
      'MEDIUM at 0.005 (60) was expected',
    ],
    ['a missing level', (whole) => whole.selfie.workingPoints.pop(), '5 working points'],
    [
      'levels in another order',
      (whole) => whole.document.workingPoints.reverse(),
      'workingPoints[0]',
    ],
    [
      'an interval upside down',
      (whole) => (point(whole, 'selfie', 1).thresholdInterval = [0.3, 0.2]),
      'thresholdInterval',
    ],
    ['no source', (whole) => (whole.document.sources = []), 'document.sources'],
    ['an unknown key', (whole) => Object.assign(whole, { note: 'x' }), 'comparison.json.note'],
    ['another kind', (whole) => Object.assign(whole, { kind: 'pad' }), 'comparison.json.kind'],
  ])('refuses %s', async ([, change, message]) => {
    const changed = calibration();
    change(changed);
    await write(changed);
    await expect(loadComparisonCalibration({ folder })).rejects.toThrow(FormError);
    await expect(loadComparisonCalibration({ folder })).rejects.toThrow(message);
  });
});
