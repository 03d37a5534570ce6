import type { ComparisonSet, ImpostorTail, SampleCounts } from './comparison-set.ts';

/** How often each person counts; absent: once. */
export type PeopleWeights = ArrayLike<number> | undefined;

/** How many impostor comparisons there are when each person counts `weights` times. */
export function impostorCount(
  { left, right, oneSet }: SampleCounts,
  weights: PeopleWeights,
): number {
  let lefts = 0;
  let rights = 0;
  let own = 0;
  left.forEach((samples, person) => {
    const weight = weights?.[person] ?? 1;
    const a = samples * weight;
    const b = (right[person] ?? 0) * weight;
    lefts += a;
    rights += b;
    own += a * b;
  });
  return (lefts * rights - own) / (oneSet ? 2 : 1);
}

/** A threshold and how many impostor comparisons reach it. */
export interface RateThreshold {
  readonly threshold: number;
  readonly falseMatches: number;
}

/**
 * The lowest thresholds whose false match rates do not exceed the given ones.
 *
 * @param rates falling
 * @returns null where not even the highest comparison may be let in, or the tail ends before
 */
export function thresholdsAtRates(
  { samples, impostors: { tail } }: ComparisonSet,
  rates: readonly number[],
  weights?: PeopleWeights,
): (RateThreshold | null)[] {
  const total = impostorCount(samples, weights);
  const found: (RateThreshold | null)[] = rates.map(() => null);
  let reached: RateThreshold | null = null;
  let rate = rates.length - 1;
  let matches = 0;
  for (let i = 0; i < tail.scores.length && rate >= 0;) {
    const score = tail.scores[i] ?? 0;
    // Equal scores are let in together or not at all.
    while (i < tail.scores.length && tail.scores[i] === score) {
      matches += weightOf(tail, i, weights);
      i++;
    }
    while (rate >= 0 && matches > (rates[rate] ?? 0) * total) found[rate--] = reached;
    reached = { threshold: score, falseMatches: matches };
  }
  return found;
}

/** How much the i-th comparison of the tail counts. */
export function weightOf(tail: ImpostorTail, i: number, weights: PeopleWeights): number {
  const own = tail.weights[i] ?? 0;
  if (!weights) return own;
  return own * (weights[tail.left[i] ?? 0] ?? 0) * (weights[tail.right[i] ?? 0] ?? 0);
}

/** False match rate at a threshold that lies in the tail. */
export function falseMatchRate(
  { samples, impostors: { tail } }: ComparisonSet,
  threshold: number,
  weights?: PeopleWeights,
): number {
  let matches = 0;
  for (let i = 0; i < tail.scores.length && (tail.scores[i] ?? 0) >= threshold; i++)
    matches += weightOf(tail, i, weights);
  return matches / impostorCount(samples, weights);
}

/**
 * False non-match rates at rising thresholds: the share of genuine comparisons below each.
 *
 * @param thresholds rising
 */
export function falseNonMatchRates(
  { genuine: { scores, subjects } }: ComparisonSet,
  thresholds: readonly number[],
  weights?: PeopleWeights,
): number[] {
  const below: number[] = [];
  let total = 0;
  let next = 0;
  for (let i = 0; i < scores.length; i++) {
    while (next < thresholds.length && (scores[i] ?? 0) >= (thresholds[next] ?? 0)) {
      below.push(total);
      next++;
    }
    total += weights ? (weights[subjects[i] ?? 0] ?? 0) : 1;
  }
  while (below.length < thresholds.length) below.push(total);
  return below.map((sum) => (total === 0 ? Number.NaN : sum / total));
}
