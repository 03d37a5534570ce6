import { seededRandom } from './random.ts';
import { weightedRejectionRate, type WeightedScore } from './weighted-scores.ts';

/** A weighted score and whom it belongs to. */
export interface SubjectScore extends WeightedScore {
  readonly source: string;
  readonly subject: string;
}

/**
 * 95 % percentile interval of the weighted rejection rate, by resampling people.
 *
 * Pictures of one person are no independent observations, so whole people are drawn with replacement,
 * within each source; a person keeps the weights of their pictures. Deterministic for the same input.
 *
 * @param threshold a score below it is a rejection
 * @param rounds number of resamples
 */
export function rejectionRateInterval(
  scores: readonly SubjectScore[],
  threshold: number,
  rounds = 1000,
): readonly [number, number] {
  const sources = [...Map.groupBy(scores, ({ source }) => source).values()].map((ofSource) => [
    ...Map.groupBy(ofSource, ({ subject }) => subject).values(),
  ]);
  // A person's part of the rate does not change between rounds.
  const parts = sources.map((people) =>
    people.map((own) => {
      const weight = own.reduce((sum, one) => sum + one.weight, 0);
      return { weight, rejected: weight * weightedRejectionRate(own, threshold) };
    }),
  );
  const random = seededRandom(0x1f5a);
  const rates = Array.from({ length: rounds }, () => {
    let weight = 0;
    let rejected = 0;
    for (const people of parts)
      for (let i = 0; i < people.length; i++) {
        const drawn = people[Math.floor(random() * people.length)];
        weight += drawn?.weight ?? 0;
        rejected += drawn?.rejected ?? 0;
      }
    return weight === 0 ? 0 : rejected / weight;
  }).sort((a, b) => a - b);
  return [rates[Math.floor(rounds * 0.025)] ?? 0, rates[Math.ceil(rounds * 0.975) - 1] ?? 1];
}
