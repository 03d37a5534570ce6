import { describe, expect, it } from 'vitest';
import {
  exceedanceProbability,
  exceedanceQuantile,
  fitGeneralisedPareto,
  type GeneralisedPareto,
} from './generalised-pareto.ts';
import { seededRandom } from './random.ts';

const TRUTHS: GeneralisedPareto[] = [
  { scale: 0.04, shape: -0.1 },
  { scale: 2, shape: 0 },
  { scale: 1, shape: 0.3 },
];

const draw = (from: GeneralisedPareto, count: number) => {
  const random = seededRandom(3);
  return Float64Array.from({ length: count }, () => exceedanceQuantile(from, 1 - random()));
};

describe('the generalised Pareto distribution', () => {
  it.each(TRUTHS)('has quantiles that are the inverse of its probabilities: %o', (truth) => {
    for (const share of [0.9, 0.5, 0.1, 1e-3, 1e-6])
      expect(exceedanceProbability(truth, exceedanceQuantile(truth, share))).toBeCloseTo(share, 9);
  });

  it('has the closed values', () => {
    expect(exceedanceProbability({ scale: 2, shape: 0 }, 2)).toBeCloseTo(Math.exp(-1), 12);
    // Shape -1 is uniform up to the scale.
    expect(exceedanceProbability({ scale: 2, shape: -1 }, 0.5)).toBeCloseTo(0.75, 12);
    expect(exceedanceProbability({ scale: 2, shape: -1 }, 3)).toBe(0);
  });

  it.each(TRUTHS)('is found again in 20,000 draws: %o', (truth) => {
    const values = draw(truth, 20_000);
    const weights = new Float64Array(values.length).fill(1);
    const whole = fitGeneralisedPareto({ values, weights, censoredAt: Infinity });
    expect(whole.shape).toBeCloseTo(truth.shape, 1);
    expect(whole.scale / truth.scale).toBeCloseTo(1, 1);
    const censoredAt = exceedanceQuantile(truth, 0.01);
    const part = fitGeneralisedPareto({ values, weights, censoredAt });
    expect(part.shape).toBeCloseTo(truth.shape, 1);
    const far = exceedanceQuantile(part, 1e-3) / exceedanceQuantile(truth, 1e-3);
    expect(Math.abs(far - 1)).toBeLessThan(0.08);
  });

  it('counts a weight like so many equal values, and is not moved by what is censored', () => {
    const values = draw({ scale: 1, shape: 0.1 }, 2000);
    const once = fitGeneralisedPareto({
      values,
      weights: new Float64Array(2000).fill(2),
      censoredAt: 3,
    });
    const far = Float64Array.of(...values, ...values).map((value) => (value > 3 ? 99 : value));
    const twice = fitGeneralisedPareto({
      values: far,
      weights: new Float64Array(4000).fill(1),
      censoredAt: 3,
    });
    expect(twice.shape).toBeCloseTo(once.shape, 6);
    expect(twice.scale).toBeCloseTo(once.scale, 6);
  });

  it('needs values', () => {
    expect(() => fitGeneralisedPareto({ values: [1, 2], weights: [1, 1], censoredAt: 9 })).toThrow(
      RangeError,
    );
  });
});
