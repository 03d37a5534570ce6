import { balancedWeights, weightedQuantile } from '../statistics/weighted-scores.ts';

/** One angle of one picture, by the mesh and by the second network, in degrees. */
export interface AnglePair {
  readonly source: string;
  readonly subject: string;
  readonly mesh: number;
  readonly second: number;
}

/** A number with its 95 % interval: percentile bootstrap over subjects. */
export interface Estimate {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** What the two say about one angle; every picture weighs so that sources and subjects count the same. */
export interface Agreement {
  readonly pictures: number;
  readonly subjects: number;
  /** Median by the mesh: where cooperative people look, as far as they look at the camera on the whole. */
  readonly median: Estimate;
  /** Between which 90 % of the pictures lie. */
  readonly range: readonly [number, number];
  readonly secondMedian: number;
  /** Median of mesh less second network. */
  readonly difference: Estimate;
  /** Standard deviation of the difference. */
  readonly deviation: number;
  readonly correlation: number;
  /** Ratio of the standard deviations, mesh to second network: the slope, since both are uncertain. */
  readonly slope: number;
}

/** @throws RangeError without pairs */
export function agreement(pairs: readonly AnglePair[], rounds = 500): Agreement {
  const weights = balancedWeights(pairs);
  const weighted = (value: (pair: AnglePair) => number) =>
    pairs.map((pair, i) => ({ score: value(pair), weight: weights[i] ?? 0 }));
  const mesh = weighted((pair) => pair.mesh);
  const second = weighted((pair) => pair.second);
  const difference = weighted((pair) => pair.mesh - pair.second);
  const subjects = Map.groupBy(
    pairs.map((_, i) => i),
    (i) => `${pairs[i]?.source}\u0000${pairs[i]?.subject}`,
  );
  const [meshMoments, secondMoments] = [moments(mesh), moments(second)];
  const covariance = mesh.reduce(
    (sum, { score, weight }, i) =>
      sum + weight * (score - meshMoments.mean) * ((second[i]?.score ?? 0) - secondMoments.mean),
    0,
  );
  return {
    pictures: pairs.length,
    subjects: subjects.size,
    median: withInterval(mesh, [...subjects.values()], rounds),
    range: [weightedQuantile(mesh, 0.05), weightedQuantile(mesh, 0.95)],
    secondMedian: weightedQuantile(second, 0.5),
    difference: withInterval(difference, [...subjects.values()], rounds),
    deviation: moments(difference).deviation,
    correlation: covariance / (meshMoments.deviation * secondMoments.deviation),
    slope: meshMoments.deviation / secondMoments.deviation,
  };
}

interface Weighted {
  readonly score: number;
  readonly weight: number;
}

/** Mean and standard deviation; the weights sum to one. */
function moments(scores: readonly Weighted[]): { mean: number; deviation: number } {
  const mean = scores.reduce((sum, { score, weight }) => sum + weight * score, 0);
  const variance = scores.reduce((sum, { score, weight }) => sum + weight * (score - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(variance) };
}

/** The weighted median; subjects are drawn with replacement, always by the same draws. */
function withInterval(
  scores: readonly Weighted[],
  subjects: readonly (readonly number[])[],
  rounds: number,
): Estimate {
  const random = seeded(0x51ed);
  const medians = Array.from({ length: rounds }, () => {
    const drawn = subjects.flatMap(() => subjects[Math.floor(random() * subjects.length)] ?? []);
    return weightedQuantile(
      drawn.flatMap((i) => scores[i] ?? []),
      0.5,
    );
  }).sort((a, b) => a - b);
  return {
    value: weightedQuantile(scores, 0.5),
    interval: [
      medians[Math.floor(rounds * 0.025)] ?? 0,
      medians[Math.ceil(rounds * 0.975) - 1] ?? 0,
    ],
  };
}

/** Park and Miller's generator: intervals must come out the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}
