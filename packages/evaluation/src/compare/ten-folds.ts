import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { FOLDS, type LabelledPair } from './pairs-file.ts';

/** A pair with its comparison score; null where a face was not acquired. */
export interface ScoredPair extends LabelledPair {
  readonly score: number | null;
}

export interface FoldAccuracy {
  /** Share of right decisions, mean and standard deviation over the folds. */
  readonly mean: number;
  readonly deviation: number;
  /** Right decisions of all folds. */
  readonly overall: Proportion;
  /** The folds that have pairs, in their order. */
  readonly folds: readonly { readonly threshold: number; readonly accuracy: Proportion }[];
}

/**
 * Accuracy by ten folds: each fold is judged with the threshold that is best on the other nine. A pair without a score is
 * "not the same person".
 */
export function tenFoldAccuracy(pairs: readonly ScoredPair[]): FoldAccuracy {
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const threshold = bestThreshold(pairs.filter((pair) => pair.fold !== fold));
    const own = pairs.filter((pair) => pair.fold === fold);
    return { threshold, accuracy: accuracyAt(own, threshold) };
  }).filter(({ accuracy }) => accuracy.total > 0);
  const rates = folds.map(({ accuracy }) => accuracy.count / accuracy.total);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const squares = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0);
  const right = folds.reduce((sum, { accuracy }) => sum + accuracy.count, 0);
  return {
    mean,
    deviation: Math.sqrt(squares / Math.max(1, rates.length - 1)),
    overall: proportion(right, pairs.length),
    folds,
  };
}

/** Share of right decisions when a score at or above the threshold is a match. */
export function accuracyAt(pairs: readonly ScoredPair[], threshold: number): Proportion {
  const right = pairs.filter(({ score, same }) => (score !== null && score >= threshold) === same);
  return proportion(right.length, pairs.length);
}

/** Half way between the two scores that the best threshold lies between; the lowest of equally good ones. */
function bestThreshold(pairs: readonly ScoredPair[]): number {
  const scored = pairs.flatMap(({ score, same }) => (score === null ? [] : [{ score, same }]));
  scored.sort((a, b) => a.score - b.score);
  let right = scored.filter(({ same }) => same).length;
  let best = { right, at: 0 };
  scored.forEach(({ same }, i) => {
    right += same ? -1 : 1;
    if (right > best.right) best = { right, at: i + 1 };
  });
  const below = scored[best.at - 1]?.score ?? -1;
  const above = scored[best.at]?.score ?? 1;
  return (below + above) / 2;
}
