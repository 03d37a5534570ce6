import { openProducts } from '@iws/models/products';
import { expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { cohortScores, SPAN, widened } from './score-normalisation.ts';

const DIMENSIONS = 6;
const random = seededRandom(11);
const unit = (): number[] => {
  const values = Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
};
const vectors = Array.from({ length: 9 }, unit);
const flat = Float32Array.from(vectors.flat());
const rows = {
  rows: vectors.length,
  dimensions: DIMENSIONS,
  read: (start: number, count: number) =>
    flat.slice(start * DIMENSIONS, (start + count) * DIMENSIONS),
};
const cohort = Array.from({ length: 20 }, unit);
const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);

it('takes the highest scores against the cohort', async () => {
  const scores = await cohortScores(
    rows,
    cohort.map((one) => Float32Array.from(one)),
    5,
    await openProducts(),
  );
  const highest = cohort.map((one) => dot(vectors[3] ?? [], one)).sort((a, b) => b - a);
  const mean = highest.slice(0, 5).reduce((sum, score) => sum + score, 0) / 5;
  expect(scores[3]?.mean).toBeCloseTo(mean, 5);
});

it('makes rows whose products are normalised scores', async () => {
  const products = await openProducts();
  const scores = vectors.map((_, i) => ({ mean: 0.1 - i / 50, deviation: 0.2 + i / 40 }));
  const [left, right] = [widened(rows, scores, true), widened(rows, scores, false)];
  const found = await products(left.read(2, 4), right.read(0, 9), left.dimensions);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < 9; j++) {
      const [a, b] = [scores[2 + i], scores[j]];
      if (!a || !b) throw new Error('no scores');
      const score = dot(vectors[2 + i] ?? [], vectors[j] ?? []);
      const expected = ((score - a.mean) / a.deviation + (score - b.mean) / b.deviation) / 2;
      expect(found[9 * i + j]! * SPAN).toBeCloseTo(expected, 3);
    }
  }
});
