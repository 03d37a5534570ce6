/** A score and how much it counts; weights need not sum to one. */
export interface WeightedScore {
  readonly score: number;
  readonly weight: number;
}

/** What a bona fide sample came from, as far as weights are concerned. */
export interface Origin {
  readonly source: string;
  readonly subject: string;
}

/**
 * One weight per sample, such that every source counts the same, within a source every subject, and
 * within a subject every sample: otherwise the largest collection, or the person with most pictures,
 * would decide what a level costs genuine people (DESIGN section 3). The weights sum to 1.
 */
export function balancedWeights(origins: readonly Origin[]): number[] {
  const samples = new Map<string, number>();
  const subjects = new Map<string, Set<string>>();
  const key = ({ source, subject }: Origin) => `${source}\u0000${subject}`;
  for (const origin of origins) {
    samples.set(key(origin), (samples.get(key(origin)) ?? 0) + 1);
    const known = subjects.get(origin.source) ?? new Set<string>();
    subjects.set(origin.source, known.add(origin.subject));
  }
  return origins.map(
    (origin) =>
      1 /
      (subjects.size * (subjects.get(origin.source)?.size ?? 1) * (samples.get(key(origin)) ?? 1)),
  );
}

/**
 * The largest threshold at which at most `rate` of the weight lies below it: a sample passes when its
 * score is at or above the threshold, so this is the strictest threshold whose weighted BPCER does not
 * exceed `rate`.
 *
 * @param rate 0..1
 */
export function thresholdAtRejectionRate(scores: readonly WeightedScore[], rate: number): number {
  if (scores.length === 0) throw new RangeError('no scores');
  const sorted = [...scores].sort((a, b) => a.score - b.score);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  let threshold = sorted[0]?.score ?? 0;
  for (let i = 0; i < sorted.length;) {
    const score = sorted[i]?.score ?? 0;
    if (below / total > rate + 1e-12) break;
    threshold = score;
    // Equal scores are rejected together or not at all.
    while (i < sorted.length && sorted[i]?.score === score) below += sorted[i++]?.weight ?? 0;
  }
  return threshold;
}

/** Share of the weight whose score is below the threshold, 0..1. */
export function weightedRejectionRate(scores: readonly WeightedScore[], threshold: number): number {
  let below = 0;
  let total = 0;
  for (const { score, weight } of scores) {
    total += weight;
    if (score < threshold) below += weight;
  }
  return total === 0 ? 0 : below / total;
}

/** The value below which `share` of the weight lies, 0..1 (no interpolation). */
export function weightedQuantile(scores: readonly WeightedScore[], share: number): number {
  if (scores.length === 0) throw new RangeError('no scores');
  const sorted = [...scores].sort((a, b) => a.score - b.score);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  let below = 0;
  for (const { score, weight } of sorted) {
    below += weight;
    if (below / total >= share) return score;
  }
  return sorted.at(-1)?.score ?? 0;
}
