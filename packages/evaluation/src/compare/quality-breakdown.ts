import { type GenuineComparisons } from './comparison-set.ts';

/** The genuine comparisons whose poorer sample lies in one range of quality. */
export interface QualityBand {
  /** Lowest and highest quality value of the band. */
  readonly from: number;
  readonly to: number;
  readonly comparisons: number;
  /** One for each threshold. */
  readonly falseNonMatchRates: readonly number[];
}

/**
 * False non-match rates by the quality of a comparison's poorer sample, in bands of as many comparisons each; no band where no quality
 * was assessed, as in a model set without eyes.
 *
 * @param leftQuality value of each row of the left side, 0..100; null: failure to assess, such comparisons are left out
 * @param rightQuality likewise of the right side
 * @param bands how many
 */
export function byQuality(
  { scores, left, right }: GenuineComparisons,
  leftQuality: readonly (number | null)[],
  rightQuality: readonly (number | null)[],
  thresholds: readonly number[],
  bands = 5,
): QualityBand[] {
  const assessed: { poorer: number; score: number }[] = [];
  scores.forEach((score, i) => {
    const a = leftQuality[left[i] ?? -1] ?? null;
    const b = rightQuality[right[i] ?? -1] ?? null;
    if (a !== null && b !== null) assessed.push({ poorer: Math.min(a, b), score });
  });
  if (assessed.length === 0) return [];
  assessed.sort((a, b) => a.poorer - b.poorer);
  return Array.from({ length: bands }, (_, band) => {
    const own = assessed.slice(
      Math.floor((assessed.length * band) / bands),
      Math.floor((assessed.length * (band + 1)) / bands),
    );
    return {
      from: own[0]?.poorer ?? Number.NaN,
      to: own.at(-1)?.poorer ?? Number.NaN,
      comparisons: own.length,
      falseNonMatchRates: thresholds.map(
        (threshold) => own.filter(({ score }) => score < threshold).length / own.length,
      ),
    };
  });
}
