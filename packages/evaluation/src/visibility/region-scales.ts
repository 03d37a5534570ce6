import {
  COVER_KINDS,
  FACE_REGIONS,
  REGION_POINT_COUNT,
  regionShares,
  type VisibilityHead,
} from '@iws/face-core';
import type { FitSample } from './fit-head.ts';
import { REGION_LIMITS } from './region-limits.ts';

/** So much of a region's covered cases is to fall to its limit (0..1), unless more than so many of its visible ones would. */
export const FOUND = 0.94;
export const FALSE_ALARMS = 0.04;
/** What counts as mostly and as hardly covered. */
const COVERED = 0.75;
const VISIBLE = 0.25;
const SLOPES = Array.from({ length: 36 }, (_, i) => 0.5 + i / 10);

/** How the log odds of a covered share are stretched and shifted before it is reported. */
export interface RegionScale {
  readonly slope: number;
  readonly shift: number;
}

/** One face: the share of a region that is covered, and what the head makes of it, both 0..1. */
export interface JudgedShare {
  readonly truth: number;
  readonly found: number;
}

/**
 * The head with each region brought to the scale of the table of `is_compliant`: of what is covered FOUND falls to the region's limit, of what
 * is not at most FALSE_ALARMS. Where few faces are covered a head is careful, and would otherwise hardly ever say that all of such a region is.
 *
 * @param samples of people that the head was not fitted to
 */
export function withScales(head: VisibilityHead, samples: readonly FitSample[]): VisibilityHead {
  const judged = samples.map(({ features }) =>
    regionShares(features, features.length / REGION_POINT_COUNT, head),
  );
  const regions = FACE_REGIONS.map((region, r) => {
    const pairs = samples.map(({ shares }, i) => ({
      truth: shares[r * COVER_KINDS.length] ?? 0,
      found: judged[i]?.[region][0] ?? 0,
    }));
    const scale = scaleAt(pairs, 1 - REGION_LIMITS[region] / 100);
    return [region, { ...head.regions[region], ...scale }] as const;
  });
  return { ...head, regions: Object.fromEntries(regions) as VisibilityHead['regions'] };
}

/**
 * The scale on which FOUND of what is mostly covered reaches `limit`, but at most FALSE_ALARMS of what is hardly covered; of such scales the
 * one with the least squared error, what is mostly covered and what is not weighing alike.
 *
 * @param limit covered share, 0..1, from which a region counts as covered
 * @throws RangeError when nothing is mostly, or nothing hardly covered
 */
export function scaleAt(pairs: readonly JudgedShare[], limit: number): RegionScale {
  const highest = (share: number, of: (truth: number) => boolean) => {
    const found = pairs.filter(({ truth }) => of(truth)).map((pair) => pair.found);
    return found.sort((a, b) => b - a)[Math.floor(share * found.length)];
  };
  const finding = highest(FOUND, (truth) => truth >= COVERED);
  const alarming = highest(FALSE_ALARMS, (truth) => truth <= VISIBLE);
  if (finding === undefined || alarming === undefined)
    throw new RangeError('nothing is covered, or nothing is visible');
  const at = Math.max(finding, alarming);
  const halves = [
    pairs.filter(({ truth }) => truth > 0.5),
    pairs.filter(({ truth }) => truth <= 0.5),
  ].filter(({ length }) => length > 0);
  const scales = SLOPES.map((slope) => ({ slope, shift: logOdds(limit) - slope * logOdds(at) }));
  const error = ({ slope, shift }: RegionScale) =>
    halves.reduce(
      (sum, half) =>
        sum +
        half.reduce((all, { truth, found }) => {
          const share = 1 / (1 + Math.exp(-(slope * logOdds(found) + shift)));
          return all + (share - truth) ** 2;
        }, 0) /
          half.length,
      0,
    );
  const best = scales.reduce((a, b) => (error(b) < error(a) ? b : a));
  return { slope: rounded(best.slope), shift: rounded(best.shift) };
}

/** Finite, whatever the share. */
function logOdds(share: number): number {
  const safe = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return Math.log(safe / (1 - safe));
}

const rounded = (value: number) => Math.round(100 * value) / 100;
