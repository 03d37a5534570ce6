import { describe, expect, it } from 'vitest';
import { proportion, regularisedBeta } from './proportion-interval.ts';
import {
  balancedWeights,
  thresholdAtRejectionRate,
  weightedQuantile,
  weightedRejectionRate,
} from './weighted-scores.ts';

describe('proportion', () => {
  it('gives the published exact intervals', () => {
    // Rule of three's exact form: 0 of 300 has the upper bound 1 − 0.025^(1/300).
    expect(proportion(0, 300).interval[1]).toBeCloseTo(1 - 0.025 ** (1 / 300), 9);
    // R: binom.test(7, 20)$conf.int
    expect(proportion(7, 20).interval[0]).toBeCloseTo(0.1539092, 6);
    expect(proportion(7, 20).interval[1]).toBeCloseTo(0.5921885, 6);
    expect(proportion(20, 20).interval[1]).toBe(1);
    expect(proportion(0, 0).rate).toBeNull();
  });

  it('refuses what is no proportion', () => {
    expect(() => proportion(3, 2)).toThrow(RangeError);
    expect(() => proportion(-1, 2)).toThrow(RangeError);
    expect(() => proportion(0.5, 2)).toThrow(RangeError);
  });

  it('uses a beta function that agrees with its closed form', () => {
    // I_x(2, 3) = x²(6 − 8x + 3x²)
    for (const x of [0.01, 0.2, 0.5, 0.8, 0.99])
      expect(regularisedBeta(x, 2, 3)).toBeCloseTo(x * x * (6 - 8 * x + 3 * x * x), 12);
  });
});

describe('weights', () => {
  it('count each source, each subject and each sample of a subject the same', () => {
    const weights = balancedWeights([
      { source: 'a', subject: '1' },
      { source: 'a', subject: '1' },
      { source: 'a', subject: '2' },
      { source: 'b', subject: '1' },
    ]);
    expect(weights).toEqual([0.125, 0.125, 0.25, 0.5]);
  });
});

describe('thresholds', () => {
  const scores = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((score) => ({ score, weight: 1 }));

  it('never cost more than the rate they are set at', () => {
    expect(thresholdAtRejectionRate(scores, 0)).toBe(1);
    expect(thresholdAtRejectionRate(scores, 0.1)).toBe(2);
    expect(thresholdAtRejectionRate(scores, 0.19)).toBe(2);
    expect(thresholdAtRejectionRate(scores, 0.2)).toBe(3);
    for (const rate of [0, 0.05, 0.1, 0.25, 0.5, 0.99])
      expect(
        weightedRejectionRate(scores, thresholdAtRejectionRate(scores, rate)),
      ).toBeLessThanOrEqual(rate);
  });

  it('treat equal scores alike', () => {
    const tied = [1, 1, 1, 2].map((score) => ({ score, weight: 1 }));
    expect(thresholdAtRejectionRate(tied, 0.5)).toBe(1);
    expect(thresholdAtRejectionRate(tied, 0.75)).toBe(2);
  });

  it('respect weights', () => {
    const skewed = [
      { score: 1, weight: 9 },
      { score: 2, weight: 1 },
    ];
    expect(weightedQuantile(skewed, 0.5)).toBe(1);
    expect(weightedRejectionRate(skewed, 2)).toBe(0.9);
    expect(() => thresholdAtRejectionRate([], 0.1)).toThrow(RangeError);
  });
});
