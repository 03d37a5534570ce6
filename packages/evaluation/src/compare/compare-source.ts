import type { BlockProducts } from '@iws/models/products';
import type { FeatureCache } from '../cache/feature-cache.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { compareAll, type ComparisonSet, type GenuineComparisons } from './all-against-all.ts';
import { detPoints, equalErrorRate, type ErrorPair } from './det-points.ts';
import { measureTransfer } from './people-split.ts';
import { byQuality } from './quality-breakdown.ts';
import { rateTable } from './rate-table.ts';
import type { ComparisonReport } from './report.ts';
import { isReachable } from './tail-fit.ts';

const RATES = [1e-2, 1e-3, 1e-4, 1e-5, 1e-6];
/** So many of the highest impostor comparisons are named. */
const NAMED = 20;

/** The comparisons of one source and what follows from them. */
export interface SourceComparison {
  readonly set: ComparisonSet;
  readonly points: readonly ErrorPair[];
  readonly report: ComparisonReport;
}

export interface CompareSourceOptions {
  readonly name: string;
  readonly extractor: string;
  readonly command: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Compares all acquired samples of a cache with each other and measures everything that the report tells. */
export async function compareSource(
  cache: FeatureCache,
  products: BlockProducts,
  { name, extractor, command, onProgress }: CompareSourceOptions,
): Promise<SourceComparison> {
  const acquired = cache.samples.filter(({ outcome }) => outcome === 'acquired');
  const { numbers, names } = numberSubjects(acquired.map(({ subject }) => subject));
  const set = await compareAll(cache, numbers, products, onProgress);
  const { count, tail } = set.impostors;
  const { rows } = rateTable(
    set,
    RATES.filter((rate) => isReachable(rate, count)),
  );
  const thresholds = rows.map(({ threshold }) => threshold);
  const points = detPoints(set);
  const detailed = rows.filter(
    ({ falseMatchRate }) => falseMatchRate <= 1e-3 && falseMatchRate >= 1e-5,
  );
  const report: ComparisonReport = {
    data: {
      name,
      images: cache.samples.length,
      subjects: new Set(cache.samples.map(({ subject }) => subject)).size,
      acquired: cache.rows,
    },
    extractor,
    failureToAcquire: proportion(cache.samples.length - cache.rows, cache.samples.length),
    impostorComparisons: count,
    genuineComparisons: set.genuine.scores.length,
    equalErrorRate: equalErrorRate(points),
    rates: rows,
    balancedFalseNonMatchRates: balancedRates(set.genuine, thresholds),
    highestImpostors: [...tail.scores.subarray(0, NAMED)].map((score, i) => ({
      score,
      people: [names[tail.left[i] ?? -1] ?? '', names[tail.right[i] ?? -1] ?? ''],
    })),
    transfer: await measureTransfer(cache, numbers, products, RATES),
    quality: byQuality(
      set.genuine,
      acquired.map(({ quality }) => quality['unifiedQualityScore'] ?? null),
      detailed.map(({ threshold }) => threshold),
    ),
    command,
  };
  return { set, points, report };
}

function numberSubjects(subjects: readonly string[]) {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(subjects, (subject) => {
    const number = known.get(subject) ?? known.size;
    known.set(subject, number);
    return number;
  });
  return { numbers, names: [...known.keys()] };
}

/** False non-match rates in which each person counts the same, however many comparisons they have. */
function balancedRates(
  { scores, subjects }: GenuineComparisons,
  thresholds: readonly number[],
): number[] {
  const all = new Map<number, { total: number; below: number[] }>();
  scores.forEach((score, i) => {
    const subject = subjects[i] ?? -1;
    const own = all.get(subject) ?? { total: 0, below: thresholds.map(() => 0) };
    own.total++;
    thresholds.forEach((threshold, k) => {
      if (score < threshold) own.below[k] = (own.below[k] ?? 0) + 1;
    });
    all.set(subject, own);
  });
  return thresholds.map((_, k) => {
    let sum = 0;
    for (const { total, below } of all.values()) sum += (below[k] ?? 0) / total;
    return sum / all.size;
  });
}
