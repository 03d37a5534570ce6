import {
  exceedanceQuantile,
  fitGeneralisedPareto,
  type GeneralisedPareto,
} from '../statistics/generalised-pareto.ts';
import type { ComparisonSet } from './all-against-all.ts';
import { thresholdsAtRates, weightOf, type PeopleWeights } from './working-points.ts';

/** A rate with fewer false matches than this in expectation is not supported by the data. */
export const SUPPORTING_FALSE_MATCHES = 100;

/** Where the fitted part of the tail begins. */
export const TAIL_FROM_RATE = 1e-3;

/** Whether so many comparisons support a false match rate. */
export const isSupported = (rate: number, comparisons: number): boolean =>
  rate * comparisons >= SUPPORTING_FALSE_MATCHES;

/** The upper tail of the impostor scores, fitted. */
export interface TailFit {
  readonly from: number;
  readonly fromRate: number;
  /** The lowest supported rate: how scores are spread beyond it is not used. */
  readonly supportedRate: number;
  readonly distribution: GeneralisedPareto;
}

/**
 * Fits a generalised Pareto distribution to the impostor scores between the false match rate 1e-3 and the lowest
 * power of ten that the data support; scores beyond count, but only as "beyond". A few wrong labels or one pair of
 * twins would otherwise decide the far end.
 *
 * @returns null where the data do not support the rate 1e-4 either
 */
export function fitTail(set: ComparisonSet, weights?: PeopleWeights): TailFit | null {
  const { tail, count } = set.impostors;
  const supportedRate = 10 ** Math.ceil(Math.log10(SUPPORTING_FALSE_MATCHES / count));
  if (!(supportedRate <= TAIL_FROM_RATE / 10)) return null;
  const [from, to] = thresholdsAtRates(set, [TAIL_FROM_RATE, supportedRate], weights);
  if (!from || !to) return null;
  let end = 0;
  while (end < tail.scores.length && (tail.scores[end] ?? 0) > from.threshold) end++;
  const distribution = fitGeneralisedPareto({
    values: tail.scores.subarray(0, end).map((score) => score - from.threshold),
    weights: Float32Array.from({ length: end }, (_, i) => weightOf(tail, i, weights)),
    censoredAt: to.threshold - from.threshold,
  });
  return { from: from.threshold, fromRate: TAIL_FROM_RATE, supportedRate, distribution };
}

/** The threshold at a rate below `fromRate`, by the fit. */
export const fittedThreshold = ({ from, fromRate, distribution }: TailFit, rate: number): number =>
  from + exceedanceQuantile(distribution, rate / fromRate);
