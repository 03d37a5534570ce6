import { loadComparisonCalibration } from '@iws/models';
import { expect, test } from 'vitest';
import { rateComparison } from '../src/comparison/rate-comparison.ts';

/*
 * What a comparison score (cosine) means under the calibration that is shipped. A change of these numbers is a change of what every
 * answer says: it belongs into the notes of a release.
 */

const SCORES = [-0.2, 0, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 1];

const calibration = await loadComparisonCalibration();

/** The wire's score, similarity and level of each. */
const rated = (kind: 'selfie' | 'document'): string[] =>
  SCORES.map((cosine) => {
    const { score, similarityScore, reachedLevel } = rateComparison(cosine, calibration[kind]);
    return `${cosine}: ${score.toFixed(4)} ${similarityScore.toFixed(2)} ${reachedLevel}`;
  });

test('the shipped mapping of selfies is frozen', () => {
  expect(rated('selfie')).toMatchInlineSnapshot(`
    [
      "-0.2: 1.0000 0.00 NONE",
      "0: 1.0000 0.00 NONE",
      "0.1: 0.9000 19.00 NONE",
      "0.2: 0.8000 40.00 NONE",
      "0.25: 0.7500 51.00 LOW",
      "0.3: 0.7000 67.00 LOW",
      "0.35: 0.6500 81.00 MEDIUM",
      "0.4: 0.6000 88.00 MEDIUM",
      "0.45: 0.5500 92.00 HIGH",
      "0.5: 0.5000 95.00 VERY_HIGH",
      "0.55: 0.4500 98.00 HIGHEST",
      "0.6: 0.4000 98.00 HIGHEST",
      "0.7: 0.3000 100.00 HIGHEST",
      "0.8: 0.2000 100.00 HIGHEST",
      "1: 0.0000 100.00 HIGHEST",
    ]
  `);
});

test('the shipped mapping of documents is frozen', () => {
  expect(rated('document')).toMatchInlineSnapshot(`
    [
      "-0.2: 1.0000 0.00 NONE",
      "0: 1.0000 0.00 NONE",
      "0.1: 0.9000 21.00 NONE",
      "0.2: 0.8000 42.00 NONE",
      "0.25: 0.7500 55.00 LOW",
      "0.3: 0.7000 72.00 MEDIUM",
      "0.35: 0.6500 82.00 HIGH",
      "0.4: 0.6000 90.00 HIGHEST",
      "0.45: 0.5500 92.00 HIGHEST",
      "0.5: 0.5000 95.00 HIGHEST",
      "0.55: 0.4500 97.00 HIGHEST",
      "0.6: 0.4000 100.00 HIGHEST",
      "0.7: 0.3000 100.00 HIGHEST",
      "0.8: 0.2000 100.00 HIGHEST",
      "1: 0.0000 100.00 HIGHEST",
    ]
  `);
});
