import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { rateComparison, type ComparisonMapping } from './rate-comparison.ts';

const MAPPING: ComparisonMapping = {
  zeroAt: 0.01,
  fullAt: 0.7,
  workingPoints: [
    { level: 'LOW', threshold: 0.25, similarityScore: 50 },
    { level: 'MEDIUM', threshold: 0.336, similarityScore: 80 },
    { level: 'HIGH', threshold: 0.412, similarityScore: 90 },
    { level: 'VERY_HIGH', threshold: 0.479, similarityScore: 95 },
    { level: 'HIGHEST', threshold: 0.567, similarityScore: 98 },
  ],
};

/** The largest number below another. */
function justBelow(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) - 1n);
  return view.getFloat64(0);
}

/** Mappings that rise, in any steps. */
const mappings = fc
  .tuple(
    fc.uniqueArray(realNumber(0.001, 0.999), {
      minLength: 7,
      maxLength: 7,
    }),
    fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([places, values]): ComparisonMapping => {
    const [zeroAt = 0, ...rest] = places.toSorted((a, b) => a - b);
    const similarities = values.toSorted((a, b) => a - b);
    return {
      zeroAt,
      fullAt: rest[5] ?? 1,
      workingPoints: similarities.map((similarityScore, i) => ({
        level: `L${i}`,
        threshold: rest[i] ?? 1,
        similarityScore,
      })),
    };
  });

describe('rateComparison', () => {
  it.each([
    [-1, 0, 'NONE', 1],
    [0, 0, 'NONE', 1],
    [0.01, 0, 'NONE', 0.99],
    [0.13, 25, 'NONE', 0.87],
    [justBelow(0.25), 49, 'NONE', 0.75],
    [0.25, 50, 'LOW', 0.75],
    [0.3, 67, 'LOW', 0.7],
    [justBelow(0.336), 79, 'LOW', 0.664],
    [0.336, 80, 'MEDIUM', 0.664],
    [0.4, 88, 'MEDIUM', 0.6],
    [0.412, 90, 'HIGH', 0.588],
    [0.479, 95, 'VERY_HIGH', 0.521],
    [0.567, 98, 'HIGHEST', 0.433],
    [0.65, 99, 'HIGHEST', 0.35],
    [0.7, 100, 'HIGHEST', 0.3],
    [1, 100, 'HIGHEST', 0],
  ])('reads %d as %d, %s', (comparisonScore, similarityScore, reachedLevel, score) => {
    const rated = rateComparison(comparisonScore, MAPPING);
    expect(rated.similarityScore).toBe(similarityScore);
    expect(rated.reachedLevel).toBe(reachedLevel);
    expect(rated.score).toBeCloseTo(score, 12);
  });

  it('gives a level its similarity score exactly when the level is reached', () => {
    fc.assert(
      fc.property(mappings, realNumber(-1, 1), fc.nat(4), (mapping, anywhere, i) => {
        const at = mapping.workingPoints[i]?.threshold ?? 0;
        for (const score of [anywhere, at, justBelow(at)]) {
          const { similarityScore, reachedLevel } = rateComparison(score, mapping);
          expect(Number.isInteger(similarityScore)).toBe(true);
          const reached = mapping.workingPoints.filter(({ threshold }) => score >= threshold);
          expect(reachedLevel).toBe(reached.at(-1)?.level ?? 'NONE');
          for (const point of mapping.workingPoints)
            expect(similarityScore >= point.similarityScore).toBe(score >= point.threshold);
        }
      }),
    );
  });

  it('never falls where the comparison score rises', () => {
    const scores = realNumber(-1, 1);
    fc.assert(
      fc.property(mappings, scores, scores, (mapping, a, b) => {
        const low = rateComparison(Math.min(a, b), mapping);
        const high = rateComparison(Math.max(a, b), mapping);
        expect(high.similarityScore).toBeGreaterThanOrEqual(low.similarityScore);
        expect(high.score).toBeLessThanOrEqual(low.score);
      }),
    );
  });

  it('refuses what cannot be read', () => {
    expect(() => rateComparison(Number.NaN, MAPPING)).toThrow(RangeError);
    expect(() => rateComparison(0.5, { ...MAPPING, fullAt: 0.5 })).toThrow(/does not rise/);
    expect(() => rateComparison(-1, { ...MAPPING, zeroAt: 0.3 })).toThrow(/does not rise/);
  });
});
