import {
  COVER_KINDS,
  FACE_REGIONS,
  REGION_POINT_COUNT,
  regionShares,
  type VisibilityHead,
} from '@iws/face-core';
import type { FitSample } from './fit-head.ts';

const STEPS = 61;
const STEEPEST = 4;

/**
 * The head with the slope of each region that comes nearest to the truth where mostly covered and mostly visible faces count the
 * same, however many there are of each.
 */
export function withSlopes(head: VisibilityHead, samples: readonly FitSample[]): VisibilityHead {
  const judged = samples.map(({ features }) =>
    regionShares(features, features.length / REGION_POINT_COUNT, head),
  );
  const regions = FACE_REGIONS.map((region, r) => {
    const pairs = samples.map(({ shares }, i) => ({
      truth: shares[r * COVER_KINDS.length] ?? 0,
      found: judged[i]?.[region][0] ?? 0,
    }));
    return [region, { ...head.regions[region], slope: bestSlope(pairs) }] as const;
  });
  return { ...head, regions: Object.fromEntries(regions) as VisibilityHead['regions'] };
}

/** From 1 to STEEPEST: the slope with the least squared error, both halves of the truth weighted alike. */
export function bestSlope(
  pairs: readonly { readonly truth: number; readonly found: number }[],
): number {
  const halves = [
    pairs.filter(({ truth }) => truth > 0.5),
    pairs.filter(({ truth }) => truth <= 0.5),
  ].filter(({ length }) => length > 0);
  const error = (slope: number) =>
    halves.reduce(
      (sum, half) =>
        sum +
        half.reduce((all, { truth, found }) => {
          const odds = (found / (1 - found)) ** slope;
          return all + (odds / (1 + odds) - truth) ** 2;
        }, 0) /
          half.length,
      0,
    );
  const slopes = Array.from({ length: STEPS }, (_, i) => 1 + (i * (STEEPEST - 1)) / (STEPS - 1));
  const best = slopes.reduce((a, b) => (error(b) < error(a) ? b : a));
  return Math.round(100 * best) / 100;
}
