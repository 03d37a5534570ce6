import { comparisonScore, type FaceFeatures } from '@iws/face-core';

/** What one picture of a person gave. */
export interface AssessedFace {
  readonly subject: string;
  /** The unified quality score, 0..100. */
  readonly quality: number;
  readonly features: FaceFeatures;
}

export interface DiscardCurve {
  readonly genuinePairs: number;
  readonly impostorPairs: number;
  /** Comparison score (cosine) that one impostor pair in a thousand reaches. */
  readonly threshold: number;
  /** Spearman's correlation of a genuine pair's lower quality with its comparison score, -1..1. */
  readonly rankCorrelation: number;
  /** False non-match rate at the threshold among the genuine pairs that are left when a share of the worst is discarded. */
  readonly fnmrAfterDiscarding: readonly {
    readonly discarded: number;
    /** The lowest quality that is left. */
    readonly from: number;
    readonly fnmr: number;
  }[];
}

const FALSE_MATCH_RATE = 1e-3;
const DISCARDED = [0, 0.05, 0.1, 0.2, 0.3];

/** Does quality predict which comparisons fail? All pairs of all pictures; a pair is as good as its worse picture. */
export function discardCurve(faces: readonly AssessedFace[]): DiscardCurve {
  const genuine: { quality: number; score: number }[] = [];
  const impostor: number[] = [];
  faces.forEach((a, i) => {
    for (const b of faces.slice(i + 1)) {
      const score = comparisonScore(a.features, b.features);
      if (a.subject !== b.subject) impostor.push(score);
      else genuine.push({ quality: Math.min(a.quality, b.quality), score });
    }
  });
  if (genuine.length < 2 || impostor.length < 2) throw new RangeError('too few pairs to compare');
  impostor.sort((a, b) => b - a);
  const threshold = impostor[Math.floor(impostor.length * FALSE_MATCH_RATE)] ?? Number.NaN;
  const worstFirst = genuine.toSorted((a, b) => a.quality - b.quality);
  return {
    genuinePairs: genuine.length,
    impostorPairs: impostor.length,
    threshold,
    rankCorrelation: spearman(
      genuine.map(({ quality }) => quality),
      genuine.map(({ score }) => score),
    ),
    fnmrAfterDiscarding: DISCARDED.map((discarded) => {
      const left = worstFirst.slice(Math.floor(discarded * worstFirst.length));
      const failed = left.filter(({ score }) => score < threshold).length;
      return { discarded, from: left[0]?.quality ?? Number.NaN, fnmr: failed / left.length };
    }),
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
