/** A level that a comparison can reach: its threshold and what `similarityScore` is there. */
export interface ComparisonWorkingPoint<L extends string = string> {
  readonly level: L;
  /** The lowest comparison score (cosine, -1..1) that reaches the level. */
  readonly threshold: number;
  /** Whole number, 1..99: the similarity score at the threshold. */
  readonly similarityScore: number;
}

/** How comparison scores of one kind of comparison are read: calibration data, never typed in code. */
export interface ComparisonMapping<L extends string = string> {
  /** Comparison scores up to this one have the similarity score 0. */
  readonly zeroAt: number;
  /** Comparison scores from this one on have the similarity score 100. */
  readonly fullAt: number;
  /** From the lowest level to the highest; thresholds and similarity scores rise, between `zeroAt` and `fullAt`. */
  readonly workingPoints: readonly ComparisonWorkingPoint<L>[];
}

/** What a comparison means. */
export interface RatedComparison<L extends string = string> {
  /** Dissimilarity for debugging, 0..1: one minus the cosine, 0 = the same person; no cosine below 0 counts. */
  readonly score: number;
  /** Whole number, 0..100, higher = more alike; at or above a level's exactly when the level is reached. */
  readonly similarityScore: number;
  /** The highest level whose threshold is reached. */
  readonly reachedLevel: L | 'NONE';
}

/**
 * Reads a comparison score with its calibration.
 *
 * The similarity score is a straight line between neighbouring places: `zeroAt` (0), each working point, `fullAt` (100),
 * rounded down. It is therefore monotone, exact at the working points, and below a level's similarity score whenever the
 * level is not reached.
 *
 * @param comparisonScore as `comparisonScore` gives it, -1..1, not rounded
 * @throws RangeError when the score is not a number or the mapping does not rise
 */
export function rateComparison<L extends string>(
  comparisonScore: number,
  mapping: ComparisonMapping<L>,
): RatedComparison<L> {
  if (Number.isNaN(comparisonScore)) throw new RangeError('the comparison score is not a number');
  let reachedLevel: L | 'NONE' = 'NONE';
  let lower = { at: mapping.zeroAt, value: 0 };
  let upper: Place | null = null;
  let last = lower;
  for (const { level, threshold, similarityScore } of mapping.workingPoints) {
    const place = above(last, { at: threshold, value: similarityScore });
    if (comparisonScore >= place.at) {
      reachedLevel = level;
      lower = place;
    } else upper ??= place;
    last = place;
  }
  const full = above(last, { at: mapping.fullAt, value: 100 });
  return {
    score: 1 - Math.min(1, Math.max(0, comparisonScore)),
    similarityScore: between(comparisonScore, lower, upper ?? full),
    reachedLevel,
  };
}

interface Place {
  readonly at: number;
  readonly value: number;
}

function above(lower: Place, place: Place): Place {
  if (place.at > lower.at && place.value > lower.value) return place;
  throw new RangeError(`the mapping does not rise at ${place.at} (${place.value})`);
}

function between(score: number, lower: Place, upper: Place): number {
  if (score <= lower.at) return lower.value;
  if (score >= upper.at) return upper.value;
  const share = (score - lower.at) / (upper.at - lower.at);
  const value = Math.floor(lower.value + share * (upper.value - lower.value));
  // Rounding of the division must not lend a level that was not reached.
  return Math.min(value, upper.value - 1);
}
