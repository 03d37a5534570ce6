import type { BlockProducts } from '@iws/models/products';
import type { FeatureCache } from '../cache/feature-cache.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { compareAcross, compareAll } from './all-against-all.ts';
import type { ComparisonSet, GenuineComparisons, LabelledRows } from './comparison-set.ts';
import { detPoints, equalErrorRate, type ErrorPair } from './det-points.ts';
import { halfOf, measureTransfer } from './people-split.ts';
import { byQuality } from './quality-breakdown.ts';
import { rateTable } from './rate-table.ts';
import type { ComparisonReport } from './report.ts';
import { isReachable } from './tail-fit.ts';

/** So many of the highest impostor comparisons are told. */
const HIGHEST = 20;
/** Quality is broken down at these rates. */
const DETAILED = [1e-3, 1e-4, 1e-5];

/** The comparisons of one source and what follows from them. */
export interface SourceComparison {
  readonly set: ComparisonSet;
  readonly points: readonly ErrorPair[];
  readonly report: ComparisonReport;
  /** Whose the report's highest impostor comparisons are: for whoever runs the command, and for no file. */
  readonly highestPairs: readonly (readonly [string, string])[];
}

export interface CompareSourceOptions {
  readonly name: string;
  readonly extractor: string;
  readonly command: string;
  /** False match rates, falling. */
  readonly rates: readonly number[];
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Compares all acquired samples of a cache with each other and measures everything that the report tells.
 *
 * @param documents the same pictures as they would look on documents; then each sample is compared with all of
 * these instead, but for the one made of its own picture
 */
export async function compareSource(
  cache: FeatureCache,
  documents: FeatureCache | null,
  products: BlockProducts,
  { name, extractor, command, rates, onProgress }: CompareSourceOptions,
): Promise<SourceComparison> {
  const people = [...new Set(cache.samples.map(({ subject }) => subject))];
  const left = labelledRows(cache, people);
  const right = documents && labelledRows(documents, people);
  const set = await (right
    ? compareAcross(left, right, products, onProgress)
    : compareAll(left, products, onProgress));
  const { count, tail } = set.impostors;
  const { rows } = rateTable(
    set,
    rates.filter((rate) => isReachable(rate, count)),
  );
  const points = detPoints(set);
  const seen = documents ?? cache;
  const detailed = rows.filter(({ falseMatchRate }) => DETAILED.includes(falseMatchRate));
  const highest = [...tail.scores.subarray(0, HIGHEST)];
  const report: ComparisonReport = {
    data: {
      name,
      images: seen.samples.length,
      subjects: people.length,
      acquired: seen.rows,
    },
    extractor,
    failureToAcquire: proportion(seen.samples.length - seen.rows, seen.samples.length),
    impostorComparisons: count,
    genuineComparisons: set.genuine.scores.length,
    equalErrorRate: equalErrorRate(points),
    rates: rows,
    balancedFalseNonMatchRates: balancedRates(
      set.genuine,
      rows.map(({ threshold }) => threshold),
    ),
    highestImpostors: highest,
    transfer: await measureTransfer(
      (half) =>
        right
          ? compareAcross(halfOf(left, half), halfOf(right, half), products)
          : compareAll(halfOf(left, half), products),
      rates,
    ),
    quality: byQuality(
      set.genuine,
      qualityOfRows(cache),
      qualityOfRows(seen),
      detailed.map(({ threshold }) => threshold),
    ),
    qualityRates: detailed.map(({ falseMatchRate }) => falseMatchRate),
    command,
  };
  const nameOf = (person = -1) => people[person] ?? '';
  const highestPairs = highest.map(
    (_, i) => [nameOf(tail.left[i]), nameOf(tail.right[i])] as const,
  );
  return { set, points, report, highestPairs };
}

/** The acquired samples of a cache, and whose of `people` each is. */
export function labelledRows(cache: FeatureCache, people: readonly string[]): LabelledRows {
  const numbers = new Map(people.map((name, number) => [name, number]));
  const subjects: number[] = [];
  const pictures: number[] = [];
  cache.samples.forEach(({ outcome, subject }, picture) => {
    if (outcome !== 'acquired') return;
    subjects.push(numbers.get(subject) ?? -1);
    pictures.push(picture);
  });
  return {
    features: cache,
    subjects: Int32Array.from(subjects),
    pictures: Int32Array.from(pictures),
  };
}

const qualityOfRows = ({ samples }: FeatureCache): (number | null)[] =>
  samples
    .filter(({ outcome }) => outcome === 'acquired')
    .map(({ quality }) => quality['unifiedQualityScore'] ?? null);

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
