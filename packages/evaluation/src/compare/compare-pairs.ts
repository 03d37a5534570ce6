import { comparisonScore } from '@iws/face-core';
import type { FeatureCache } from '../cache/feature-cache.ts';
import { UsageError } from '../usage-error.ts';
import { readPairs } from './pairs-file.ts';
import { tenFoldAccuracy, type ScoredPair } from './ten-folds.ts';

/**
 * Scores the pairs of a file with cached features and gives the accuracy of ten folds as text.
 *
 * @throws UsageError when a pair names an image that the data folder does not have
 */
export async function comparePairs(cache: FeatureCache, file: string): Promise<string> {
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
  const { mean, deviation, folds } = tenFoldAccuracy(pairs);
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  const same = pairs.filter((pair) => pair.same).length;
  return [
    `${pairs.length} pairs, ${same} of them of one person; ${pairs.filter(({ score }) => score === null).length} without a score`,
    `accuracy ${percent(mean)}, standard deviation over ${folds.length} folds ${percent(deviation)}`,
    `thresholds ${folds.map(({ threshold }) => threshold.toFixed(3)).join(' ')}`,
    '',
  ].join('\n');
}
