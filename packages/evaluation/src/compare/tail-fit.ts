import {
  exceedanceQuantile,
  fitGeneralisedPareto,
  type GeneralisedPareto,
} from '../statistics/generalised-pareto.ts';
import { type ComparisonSet } from './comparison-set.ts';
import { thresholdsAtRates, weightOf, type PeopleWeights } from './working-points.ts';

/** A rate with fewer false matches than this in expectation is not supported by the data. */
export const SUPPORTING_FALSE_MATCHES = 100;

/** Where the fitted part of the tail begins; with few data a decade above the lowest supported rate. */
export const TAIL_FROM_RATE = 1e-3;
/** A fit is not followed further than this beyond the lowest supported rate. */
const REACH = 100;

/** Whether so many comparisons support a false match rate. */
export const isSupported = (rate: number, comparisons: number): boolean =>
  rate * comparisons >= SUPPORTING_FALSE_MATCHES;

/** The lowest power of ten that so many comparisons support. */
export const supportedRate = (comparisons: number): number =>
  10 ** Math.ceil(Math.log10(SUPPORTING_FALSE_MATCHES / comparisons) - 1e-9);

/** Whether a false match rate is supported, or near enough to what is for the fitted tail to reach it. */
export const isReachable = (rate: number, comparisons: number): boolean =>
  isSupported(rate, comparisons) ||
  (supportedRate(comparisons) <= TAIL_FROM_RATE &&
    rate * REACH >= supportedRate(comparisons) * (1 - 1e-9));

/** The upper tail of the impostor scores, fitted. */
export interface TailFit {
  readonly from: number;
  readonly fromRate: number;
  /** The lowest supported rate: how scores are spread beyond it is not used. */
  readonly supportedRate: number;
  readonly distribution: GeneralisedPareto;
}

/**
 * Fits a generalised Pareto distribution to the impostor scores between the false match rate 1e-3 (or ten times the lowest supported rate) and the lowest
 * power of ten that the data support; scores beyond count, but only as "beyond". A few wrong labels or one pair of
 * twins would otherwise decide the far end.
 *
 * @returns null where the data do not support the rate 1e-3 either
 */
export function fitTail(set: ComparisonSet, weights?: PeopleWeights): TailFit | null {
  const { tail, count } = set.impostors;
  const lowest = supportedRate(count);
  if (!(lowest <= TAIL_FROM_RATE)) return null;
  const fromRate = Math.max(TAIL_FROM_RATE, 10 * lowest);
  const [from, to] = thresholdsAtRates(set, [fromRate, lowest], weights);
  if (!from || !to) return null;
  let end = 0;
  while (end < tail.scores.length && (tail.scores[end] ?? 0) > from.threshold) end++;
  const distribution = fitGeneralisedPareto({
    values: tail.scores.subarray(0, end).map((score) => score - from.threshold),
    weights: Float32Array.from({ length: end }, (_, i) => weightOf(tail, i, weights)),
    censoredAt: to.threshold - from.threshold,
  });
  return { from: from.threshold, fromRate, supportedRate: lowest, distribution };
}

/** The threshold at a rate below `fromRate`, by the fit. */
export const fittedThreshold = ({ from, fromRate, distribution }: TailFit, rate: number): number =>
  from + exceedanceQuantile(distribution, rate / fromRate);
