import { HISTOGRAM_BINS, type ComparisonSet } from './comparison-set.ts';
import { falseNonMatchRates } from './working-points.ts';

/** One threshold's two errors. */
export interface ErrorPair {
  readonly threshold: number;
  readonly falseMatchRate: number;
  readonly falseNonMatchRate: number;
}

/** Points of the curve for each decade of the false match rate. */
const PER_DECADE = 12;

/**
 * The detection error trade-off: both errors at thresholds whose false match rates are spread evenly by their
 * logarithm, from 1 down to a single false match.
 */
export function detPoints(set: ComparisonSet): ErrorPair[] {
  const { count, histogram, tail } = set.impostors;
  const points: Omit<ErrorPair, 'falseNonMatchRate'>[] = [];
  const decades = Math.log10(count);
  const wanted = Array.from(
    { length: Math.ceil(decades * PER_DECADE) },
    (_, i) => count * 10 ** -(i / PER_DECADE),
  );
  // Where single comparisons were kept they are exact; above, the bins of the histogram are fine enough.
  let next = wanted.length - 1;
  let matches = 0;
  for (let i = 0; i < tail.scores.length && next >= 0; i++) {
    matches += tail.weights[i] ?? 0;
    while (next >= 0 && (wanted[next] ?? 0) <= matches) {
      points.push({ threshold: tail.scores[i] ?? 0, falseMatchRate: matches / count });
      next--;
    }
  }
  let above = 0;
  for (let bin = histogram.length - 1; bin >= 0 && next >= 0; bin--) {
    above += histogram[bin] ?? 0;
    if (above < matches) continue;
    while (next >= 0 && (wanted[next] ?? 0) <= above) {
      points.push({ threshold: bin * (2 / HISTOGRAM_BINS) - 1, falseMatchRate: above / count });
      next--;
    }
  }
  points.reverse();
  const costs = falseNonMatchRates(
    set,
    points.map(({ threshold }) => threshold),
  );
  return points.map((point, i) => ({ ...point, falseNonMatchRate: costs[i] ?? 0 }));
}

/** The rate at which both errors are equal, between the two points around it. */
export function equalErrorRate(points: readonly ErrorPair[]): number {
  const i = points.findIndex((point) => point.falseNonMatchRate >= point.falseMatchRate);
  const after = points[i];
  const before = points[i - 1];
  if (!after) return Number.NaN;
  if (!before) return after.falseNonMatchRate;
  const gap = (point: ErrorPair) => point.falseMatchRate - point.falseNonMatchRate;
  const share = gap(before) / (gap(before) - gap(after));
  return before.falseMatchRate + share * (after.falseMatchRate - before.falseMatchRate);
}
