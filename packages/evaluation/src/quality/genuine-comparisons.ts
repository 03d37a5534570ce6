import { comparisonScore } from '@iws/face-core';
import type { Probe } from './gather-probes.ts';

/** Two pictures of one person, at most one of them with a flaw. */
export interface GenuineComparison {
  readonly probe: Probe;
  /** As it was taken. */
  readonly reference: Probe;
  readonly score: number;
}

/** Every picture and every flawed copy against every other picture of the same person; pictures as they are only once. */
export function genuineComparisons(probes: readonly Probe[]): GenuineComparison[] {
  const comparisons: GenuineComparison[] = [];
  for (const own of Map.groupBy(probes, ({ subject }) => subject).values()) {
    const references = own.filter(({ flaw }) => flaw === 'none');
    for (const probe of own) {
      for (const reference of references) {
        if (reference.picture === probe.picture) continue;
        if (probe.flaw === 'none' && reference.picture < probe.picture) continue;
        const score = comparisonScore(probe.features, reference.features);
        comparisons.push({ probe, reference, score });
      }
    }
  }
  return comparisons;
}
