import { unifiedQualityScore, type QualityCalibration } from '@iws/face-core';
import { componentsOf } from './components-of.ts';
import type { Probe } from './gather-probes.ts';
import type { GenuineComparison } from './genuine-comparisons.ts';

/** The quality of one picture, 0..100; null: failure to assess. */
export type QualityOf = (probe: Probe) => number | null;

/** The unified quality score under a calibration. */
export function fittedQuality({
  ramps,
  unified,
}: Pick<QualityCalibration, 'ramps' | 'unified'>): QualityOf {
  return ({ native }) => unifiedQualityScore(componentsOf(native, ramps), unified).value;
}

/** A genuine comparison as far as discarding is concerned. */
interface RatedPair {
  readonly quality: number;
  readonly score: number;
}

/** The qualities of the comparisons, the worst first; one is as good as its worse picture. What could not be assessed is left out. */
export const pairQualities = (
  comparisons: readonly GenuineComparison[],
  qualityOf: QualityOf,
): number[] => ratedPairs(comparisons, qualityOf).map(({ quality }) => quality);

function ratedPairs(comparisons: readonly GenuineComparison[], qualityOf: QualityOf): RatedPair[] {
  const known = new Map<Probe, number | null>();
  const of = (probe: Probe) => {
    const found = known.has(probe) ? known.get(probe)! : qualityOf(probe);
    known.set(probe, found);
    return found;
  };
  return comparisons
    .flatMap(({ probe, reference, score }) => {
      const [own, other] = [of(probe), of(reference)];
      return own === null || other === null ? [] : [{ quality: Math.min(own, other), score }];
    })
    .sort((a, b) => a.quality - b.quality);
}

export interface DiscardCurve {
  readonly pairs: number;
  readonly failures: number;
  /** Spearman's correlation of a pair's quality with its comparison score, -1..1. */
  readonly rankCorrelation: number;
  /** False non-match rate among the pairs that are left when a share of the worst is discarded. */
  readonly fnmrAfterDiscarding: readonly {
    readonly discarded: number;
    /** The lowest quality that is left. */
    readonly from: number;
    readonly fnmr: number;
  }[];
  /** Mean false non-match rate over all shares discarded up to the largest of DISCARDED. */
  readonly meanFnmr: number;
  /** Share discarded, and the false non-match rate of the rest, in even steps: for plots. */
  readonly curve: readonly (readonly [discarded: number, fnmr: number])[];
}

export const DISCARDED = [0, 0.05, 0.1, 0.2, 0.3] as const;
const STEPS = 30;

/**
 * Does quality predict which comparisons fail? The error-versus-discard characteristic of ISO/IEC 29794-1.
 *
 * @param threshold comparison score below which a comparison fails
 */
export function discardCurve(
  comparisons: readonly GenuineComparison[],
  qualityOf: QualityOf,
  threshold: number,
): DiscardCurve {
  const worstFirst = ratedPairs(comparisons, qualityOf);
  if (worstFirst.length < 2) throw new RangeError('too few pairs to compare');
  const left = (discarded: number) => worstFirst.slice(Math.floor(discarded * worstFirst.length));
  const failuresOf = (pairs: readonly RatedPair[]) =>
    pairs.filter(({ score }) => score < threshold).length;
  const fnmr = (discarded: number) => failuresOf(left(discarded)) / left(discarded).length;
  const curve = Array.from({ length: STEPS + 1 }, (_, i) => {
    const discarded = (0.3 * i) / STEPS;
    return [discarded, fnmr(discarded)] as const;
  });
  return {
    pairs: worstFirst.length,
    failures: failuresOf(worstFirst),
    rankCorrelation: spearman(
      worstFirst.map(({ quality }) => quality),
      worstFirst.map(({ score }) => score),
    ),
    fnmrAfterDiscarding: DISCARDED.map((discarded) => ({
      discarded,
      from: left(discarded)[0]?.quality ?? Number.NaN,
      fnmr: fnmr(discarded),
    })),
    meanFnmr: curve.reduce((sum, [, rate]) => sum + rate, 0) / curve.length,
    curve,
  };
}

/** The correlation of ranks; equal values share the mean of their ranks. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  let [both, first, second] = [0, 0, 0];
  x.forEach((rank, i) => {
    const [u, v] = [rank - middle, (y[i] ?? middle) - middle];
    both += u * v;
    first += u * u;
    second += v * v;
  });
  return both / Math.sqrt(first * second);
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value);
  const found = new Array<number>(values.length).fill(0);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && order[to]?.value === order[from]?.value) to++;
    for (const { i } of order.slice(from, to)) found[i] = (from + to - 1) / 2;
  }
  return found;
}
