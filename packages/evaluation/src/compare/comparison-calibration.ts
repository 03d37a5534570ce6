import { COMPARISON_WORKING_POINTS, type ComparisonKind } from '@iws/models';
import { HISTOGRAM_BINS, type ComparisonSet } from './comparison-set.ts';
import { rateTable } from './rate-table.ts';
import { SUPPORTING_FALSE_MATCHES, TAIL_FROM_RATE } from './tail-fit.ts';

const METHOD =
  'All samples against all. The threshold of a false match rate is the lowest comparison score that not more than that ' +
  'share of the impostor comparisons reaches. ' +
  `A rate with fewer than ${SUPPORTING_FALSE_MATCHES} false matches in expectation is extrapolated: a generalised ` +
  `Pareto distribution fitted by maximum likelihood to the impostor scores between the rate ${TAIL_FROM_RATE} and ` +
  'the lowest supported power of ten, scores beyond it censored. Intervals: 95 %, by drawing people with ' +
  'replacement. zeroAt: median of the impostor comparisons; fullAt: median of the genuine ones, or half way from the ' +
  'last threshold to 1 where that is higher.';

/** One mapping of calibration/comparison.json, but for the sources. */
export function comparisonMapping(set: ComparisonSet, kind: ComparisonKind, remark = '') {
  const points = COMPARISON_WORKING_POINTS[kind];
  const { rows } = rateTable(
    set,
    points.map(({ falseMatchRate }) => falseMatchRate),
  );
  const last = rows.at(-1)?.threshold ?? 1;
  const { scores } = set.genuine;
  const median = scores[Math.floor(scores.length / 2)] ?? 0;
  return {
    method: METHOD + remark,
    zeroAt: impostorMedian(set),
    fullAt: median > last ? median : (last + 1) / 2,
    workingPoints: points.map(({ level, similarityScore }, i) => ({
      level,
      similarityScore,
      ...rows[i],
    })),
    impostorComparisons: set.impostors.count,
    genuineComparisons: scores.length,
  };
}

/** To within one bin of the histogram. */
function impostorMedian({ impostors: { histogram, count } }: ComparisonSet): number {
  let below = 0;
  const bin = histogram.findIndex((inBin) => (below += inBin) >= count / 2);
  return Number(((bin + 0.5) * (2 / HISTOGRAM_BINS) - 1).toFixed(4));
}
