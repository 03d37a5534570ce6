import { type ComparisonSet, type ImpostorTail } from './comparison-set.ts';
import { peopleDraws, percentiles } from './people-bootstrap.ts';
import { fitTail, fittedThreshold, isReachable, isSupported, type TailFit } from './tail-fit.ts';
import { falseNonMatchRates, thresholdsAtRates, type PeopleWeights } from './working-points.ts';

export type Interval = readonly [low: number, high: number];

/** What one false match rate asks for and costs. */
export interface RateRow {
  readonly falseMatchRate: number;
  readonly threshold: number;
  readonly thresholdInterval: Interval;
  /** Impostor comparisons at or above the threshold. */
  readonly falseMatches: number;
  /** The data do not support the rate: the threshold comes from the fitted tail. */
  readonly extrapolated: boolean;
  readonly falseNonMatchRate: number;
  readonly falseNonMatchRateInterval: Interval;
}

export interface RateTable {
  readonly rows: readonly RateRow[];
  /** The fit behind the extrapolated rows; null when none was needed. */
  readonly fit: TailFit | null;
}

/** Resamples of the people. */
const ROUNDS = 1000;
/** A fit takes long: fewer resamples for the rows that need one. */
const FIT_ROUNDS = 200;

/**
 * Thresholds and false non-match rates at false match rates, with 95 % intervals.
 *
 * Comparisons that share a person are not independent, so the intervals come from drawing people with replacement
 * (a comparison counts as often as both its people together; a person drawn twice is not compared with their double).
 *
 * @param rates falling
 * @throws RangeError when a rate is neither supported nor can be extrapolated
 */
export function rateTable(
  set: ComparisonSet,
  rates: readonly number[],
  { rounds = ROUNDS, fitRounds = FIT_ROUNDS } = {},
): RateTable {
  const supported = rates.filter((rate) => isSupported(rate, set.impostors.count));
  const fit = supported.length < rates.length ? fitTail(set) : null;
  const point = measure(set, rates, supported.length, fit);
  const draws: Measured[][] = [];
  let round = 0;
  for (const weights of peopleDraws(set.samples.left.length, rounds)) {
    const refit = fit && round++ < fitRounds ? fitTail(set, weights) : null;
    draws.push(measure(set, refit ? rates : supported, supported.length, refit, weights));
  }
  const rows = rates.map((falseMatchRate, i): RateRow => {
    const found = point[i];
    if (!found || !isReachable(falseMatchRate, set.impostors.count))
      throw new RangeError(`there are too few comparisons for the rate ${falseMatchRate}`);
    const own = draws.flatMap((draw) => draw[i] ?? []);
    return {
      falseMatchRate,
      ...found,
      falseMatches: countFrom(set.impostors.tail, found.threshold),
      thresholdInterval: percentiles(own.map(({ threshold }) => threshold)),
      extrapolated: i >= supported.length,
      falseNonMatchRateInterval: percentiles(own.map((draw) => draw.falseNonMatchRate)),
    };
  });
  return { rows, fit };
}

type Measured = Pick<RateRow, 'threshold' | 'falseNonMatchRate'>;

function measure(
  set: ComparisonSet,
  rates: readonly number[],
  supported: number,
  fit: TailFit | null,
  weights?: PeopleWeights,
): Measured[] {
  const thresholds = thresholdsAtRates(set, rates.slice(0, supported), weights).map(
    (found) => found?.threshold ?? Number.NaN,
  );
  for (const rate of rates.slice(supported)) if (fit) thresholds.push(fittedThreshold(fit, rate));
  const costs = falseNonMatchRates(set, thresholds, weights);
  return thresholds.map((threshold, i) => ({
    threshold,
    falseNonMatchRate: costs[i] ?? Number.NaN,
  }));
}

function countFrom({ scores, weights }: ImpostorTail, threshold: number): number {
  let count = 0;
  for (let i = 0; i < scores.length && (scores[i] ?? 0) >= threshold; i++) count += weights[i] ?? 0;
  return Math.round(count);
}
