import { seededRandom } from '../statistics/random.ts';

/**
 * Resamples of people: how often each of them was drawn, with replacement. The same draws each time.
 *
 * @param people how many there are
 * @param rounds number of resamples
 * @param seed other draws for another seed
 */
export function* peopleDraws(
  people: number,
  rounds: number,
  seed = 0xb007,
): Generator<Float64Array> {
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    const weights = new Float64Array(people);
    for (let i = 0; i < people; i++) {
      const drawn = Math.floor(random() * people);
      weights[drawn] = (weights[drawn] ?? 0) + 1;
    }
    yield weights;
  }
}

/** The 2.5 % and 97.5 % points of what came out of the resamples; what could not be computed is left out. */
export function percentiles(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return [at(0.025), at(0.975)];
}
