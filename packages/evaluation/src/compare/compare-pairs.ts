import { comparisonScore } from '@iws/face-core';
import type { FeatureCache } from '../cache/feature-cache.ts';
import { proportion } from '../statistics/proportion-interval.ts';
import { UsageError } from '../usage-error.ts';
import { readPairs } from './pairs-file.ts';
import type { PairsReport } from './pairs-report.ts';
import { tenFoldAccuracy, type ScoredPair } from './ten-folds.ts';

export interface ComparePairsOptions {
  /** Of the data, for the report. */
  readonly name: string;
  readonly extractor: string;
  readonly command: string;
}

/**
 * Scores the pairs of a file with cached features and measures the accuracy of ten folds.
 *
 * @throws UsageError when a pair names an image that the data folder does not have
 */
export async function comparePairs(
  cache: FeatureCache,
  file: string,
  { name, extractor, command }: ComparePairsOptions,
): Promise<PairsReport> {
  const rowOf = new Map<string, number | null>();
  let row = 0;
  for (const { path, outcome } of cache.samples)
    rowOf.set(path, outcome === 'acquired' ? row++ : null);
  const featuresOf = (path: string) => {
    const found = rowOf.get(path);
    if (found === undefined) throw new UsageError(`the data folder has no image ${path}`);
    return found === null ? null : cache.read(found, 1);
  };
  const pairs = (await readPairs(file)).map((pair): ScoredPair => {
    const left = featuresOf(pair.left);
    const right = featuresOf(pair.right);
    return { ...pair, score: left && right ? comparisonScore(left, right) : null };
  });
  const images = cache.samples.length;
  const unscored = pairs.filter(({ score }) => score === null).length;
  return {
    data: { name, images, acquired: cache.rows },
    extractor,
    failureToAcquire: proportion(images - cache.rows, images),
    pairs: pairs.length,
    onePerson: pairs.filter(({ same }) => same).length,
    withoutScore: proportion(unscored, pairs.length),
    accuracy: tenFoldAccuracy(pairs),
    command,
  };
}
