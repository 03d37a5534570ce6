import { openProducts } from '@iws/models/products';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { compareAcross, compareAll } from './all-against-all.ts';
import { HISTOGRAM_BINS, type FeatureRows } from './comparison-set.ts';
import {
  falseMatchRate,
  falseNonMatchRates,
  impostorCount,
  thresholdsAtRates,
} from './working-points.ts';

const DIMENSIONS = 8;

/** People with 1 to 4 samples each, scattered around a direction of their own. */
function people(count: number): { rows: FeatureRows; subjects: Int32Array; vectors: number[][] } {
  const random = seededRandom(7);
  const direction = (around: readonly number[], spread: number) => {
    const values = around.map((value) => value + spread * (random() + random() - 1));
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  };
  const vectors: number[][] = [];
  const subjects: number[] = [];
  for (let person = 0; person < count; person++) {
    const centre = direction(new Array<number>(DIMENSIONS).fill(0), 1);
    for (let sample = 0; sample <= person % 4; sample++) {
      vectors.push(direction(centre, 0.35));
      subjects.push(person);
    }
  }
  const flat = Float32Array.from(vectors.flat());
  return {
    rows: {
      rows: vectors.length,
      dimensions: DIMENSIONS,
      read: (start, n) => flat.slice(start * DIMENSIONS, (start + n) * DIMENSIONS),
    },
    subjects: Int32Array.from(subjects),
    vectors,
  };
}

const { rows, subjects, vectors } = people(600);
const set = await compareAll({ features: rows, subjects }, await openProducts());

/** The same by two loops. */
const impostors: { score: number; left: number; right: number }[] = [];
const genuine: { score: number; subject: number }[] = [];
vectors.forEach((a, i) =>
  vectors.forEach((b, j) => {
    if (j <= i) return;
    const score = a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
    const [left = 0, right = 0] = [subjects[i], subjects[j]];
    if (left === right) genuine.push({ score, subject: left });
    else impostors.push({ score, left, right });
  }),
);
impostors.sort((a, b) => b.score - a.score);
genuine.sort((a, b) => a.score - b.score);

describe('compareAll', () => {
  it('counts every comparison once', () => {
    expect(vectors.length).toBeGreaterThan(1024);
    expect(set.impostors.count).toBe(impostors.length);
    expect(set.impostors.histogram.reduce((a, b) => a + b)).toBe(impostors.length);
    expect(impostorCount(set.samples, undefined)).toBe(impostors.length);
    const half = HISTOGRAM_BINS / 2;
    const above = set.impostors.histogram.subarray(half).reduce((a, b) => a + b);
    const expected = impostors.filter(({ score }) => score >= 0).length;
    expect(Math.abs(above - expected)).toBeLessThan(3);
  });

  it('keeps every genuine comparison and the highest impostor ones, with whose they are', () => {
    expect(set.genuine.scores.length).toBe(genuine.length);
    genuine.forEach(({ score }, i) => expect(set.genuine.scores[i]).toBeCloseTo(score, 5));
    const { tail } = set.impostors;
    expect(tail.scores.length).toBeGreaterThan(impostors.length * 0.015);
    for (let i = 0; i < 2000; i++) expect(tail.scores[i]).toBeCloseTo(impostors[i]?.score ?? 9, 5);
    expect([tail.left[0], tail.right[0]]).toEqual([impostors[0]?.left, impostors[0]?.right]);
  });

  it('refuses rows that do not stand together', async () => {
    const mixed = Int32Array.from([1, 0]);
    const two = { ...rows, rows: 2 };
    await expect(
      compareAll({ features: two, subjects: mixed }, await openProducts()),
    ).rejects.toThrow(RangeError);
  });
});

describe('compareAcross', () => {
  it('compares all of one side with all of the other, but for the same picture', async () => {
    const pictures = Int32Array.from(subjects.keys());
    // The other side lacks the first three samples.
    const right = {
      features: {
        rows: rows.rows - 3,
        dimensions: DIMENSIONS,
        read: (start: number, n: number) => rows.read(start + 3, n),
      },
      subjects: subjects.subarray(3),
      pictures: pictures.subarray(3),
    };
    const across = await compareAcross(
      { features: rows, subjects, pictures },
      right,
      await openProducts(),
    );
    const same = vectors.flatMap((a, i) =>
      vectors.flatMap((b, j) =>
        j >= 3 && i !== j && subjects[i] === subjects[j]
          ? [a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)]
          : [],
      ),
    );
    same.sort((a, b) => a - b);
    expect(across.genuine.scores.length).toBe(same.length);
    same.forEach((score, i) => expect(across.genuine.scores[i]).toBeCloseTo(score, 5));
    const own = vectors.length - 3;
    expect(across.impostors.count).toBe(vectors.length * own - same.length - own);
    expect(impostorCount(across.samples, undefined)).toBe(across.impostors.count);
    const { tail } = across.impostors;
    expect(tail.scores[0]).toBeCloseTo(impostors[0]?.score ?? 9, 5);
    // Both orders of the highest pair, of samples that stand on both sides.
    expect(tail.scores[1]).toBeCloseTo(impostors[0]?.score ?? 9, 5);
    expect(tail.left[0]).toBe(tail.right[1]);
  });
});

describe('working points', () => {
  it('let in at most the rate, and the next score would be too many', () => {
    const rates = [1e-2, 1e-3, 1e-4];
    thresholdsAtRates(set, rates).forEach((found, i) => {
      const allowed = Math.floor((rates[i] ?? 0) * impostors.length);
      expect(found?.falseMatches).toBe(allowed);
      expect(found?.threshold).toBeCloseTo(impostors[allowed - 1]?.score ?? 9, 5);
      expect(falseMatchRate(set, found?.threshold ?? 2)).toBeCloseTo(
        allowed / impostors.length,
        12,
      );
    });
  });

  it('have no threshold for less than one comparison', () => {
    expect(thresholdsAtRates(set, [1e-9])).toEqual([null]);
  });

  it('cost the genuine comparisons below them', () => {
    const thresholds = [-1, 0.2, 0.7, 0.9, 1.1];
    const expected = thresholds.map(
      (t) => genuine.filter(({ score }) => score < t).length / genuine.length,
    );
    falseNonMatchRates(set, thresholds).forEach((rate, i) =>
      expect(rate).toBeCloseTo(expected[i] ?? 9, 12),
    );
  });

  it('count people as often as they are drawn', () => {
    const weights = Float64Array.from(set.samples.left, (_, person) => person % 3);
    const weight = (person: number) => weights[person] ?? 0;
    const total = impostors.reduce((sum, { left, right }) => sum + weight(left) * weight(right), 0);
    expect(impostorCount(set.samples, weights)).toBeCloseTo(total, 6);
    const [found] = thresholdsAtRates(set, [1e-3], weights);
    const rate = falseMatchRate(set, found?.threshold ?? 2, weights);
    expect(rate).toBeLessThanOrEqual(1e-3);
    expect(rate).toBeGreaterThan(0.95e-3);
    const [cost] = falseNonMatchRates(set, [0.8], weights);
    const sum = (all: typeof genuine) => all.reduce((s, { subject }) => s + weight(subject), 0);
    expect(cost).toBeCloseTo(sum(genuine.filter(({ score }) => score < 0.8)) / sum(genuine), 9);
  });
});
