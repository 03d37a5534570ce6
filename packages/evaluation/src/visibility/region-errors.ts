import { COVER_KINDS, FACE_REGIONS, type FaceRegionName } from '@iws/face-core';
import type { OccluderKind } from '../occlusion/occluders.ts';
import { proportion, type Proportion } from '../statistics/proportion-interval.ts';
import { placementOf, type Placement } from './eye-placement.ts';

/** What is true of a face's regions and what was judged, both as shares that are covered, [regions][COVER_KINDS]. */
export interface JudgedSample {
  readonly kinds: readonly OccluderKind[];
  readonly truth: Float32Array;
  /** Null when no face was found. */
  readonly judged: Float32Array | null;
  /** How far its eyes lie from the true ones: see `eyesOff`; null when no face was found. */
  readonly eyesOff: number | null;
  /** Whether its eyes are told to be hidden, by a thing, a lens or a reflection; null when no face was found. */
  readonly eyesTold: boolean | null;
}

/** How well one region is judged. Visibilities are 0..100. */
export interface RegionError {
  readonly region: FaceRegionName;
  readonly samples: number;
  /** Mean absolute difference of judged and true visibility; null when no face was found. */
  readonly meanError: number | null;
  /** Of the regions at least three quarters covered, those judged at or below the limit. */
  readonly coveredFound: Proportion;
  /** Of the regions at most one quarter covered, those judged at or below the limit. */
  readonly falseAlarms: Proportion;
  /** Probability that a region three quarters covered is judged below one at most a quarter covered (area under the ROC curve). */
  readonly areaUnderCurve: number | null;
}

const MOSTLY = 0.75;
const HARDLY = 0.25;

/** @param limit a visibility at or below it says that the region is covered */
export function regionError(
  samples: readonly JudgedSample[],
  region: FaceRegionName,
  limit: number,
): RegionError {
  const place = FACE_REGIONS.indexOf(region) * COVER_KINDS.length;
  const pairs = samples.flatMap(({ truth, judged }) =>
    judged
      ? [{ truth: 100 * (1 - (truth[place] ?? 0)), judged: 100 * (1 - (judged[place] ?? 0)) }]
      : [],
  );
  const covered = pairs.filter(({ truth }) => truth <= 100 * (1 - MOSTLY));
  const visible = pairs.filter(({ truth }) => truth >= 100 * (1 - HARDLY));
  const errors = pairs.reduce((sum, { truth, judged }) => sum + Math.abs(truth - judged), 0);
  const below = (of: typeof pairs) => of.filter(({ judged }) => judged <= limit).length;
  return {
    region,
    samples: pairs.length,
    meanError: pairs.length > 0 ? errors / pairs.length : null,
    coveredFound: proportion(below(covered), covered.length),
    falseAlarms: proportion(below(visible), visible.length),
    areaUnderCurve: areaUnderCurve(
      covered.map(({ judged }) => judged),
      visible.map(({ judged }) => judged),
    ),
  };
}

/** The share of pairs in which the first one's number is the lower; ties count half. Null where there are no pairs. */
export function areaUnderCurve(low: readonly number[], high: readonly number[]): number | null {
  if (low.length === 0 || high.length === 0) return null;
  const all = [
    ...low.map((value) => ({ value, low: true })),
    ...high.map((value) => ({ value, low: false })),
  ].sort((a, b) => a.value - b.value);
  let rankSum = 0;
  for (let start = 0; start < all.length;) {
    let end = start;
    while (end < all.length && all[end]?.value === all[start]?.value) end++;
    const rank = (start + end + 1) / 2;
    for (let i = start; i < end; i++) if (all[i]?.low === false) rankSum += rank;
    start = end;
  }
  return (rankSum - (high.length * (high.length + 1)) / 2) / (low.length * high.length);
}

/** The points of a region's ROC curve: for each limit the share of false alarms and of covered regions found. */
export function rocCurve(
  samples: readonly JudgedSample[],
  region: FaceRegionName,
): readonly (readonly [falseAlarms: number, found: number])[] {
  return Array.from({ length: 101 }, (_, limit) => {
    const { falseAlarms, coveredFound } = regionError(samples, region, limit);
    return [falseAlarms.rate ?? 0, coveredFound.rate ?? 0] as const;
  });
}

/** Where faces are found again, as shares of all that were covered. */
export interface PlacedFaces {
  /** Found, with both eyes near the true ones. */
  readonly rightPlace: Proportion;
  /** Found, but elsewhere: what is read there is of something else. */
  readonly wrongPlace: Proportion;
}

export function placedFaces(samples: readonly JudgedSample[]): PlacedFaces {
  const share = (placement: Placement) =>
    proportion(
      samples.filter(({ eyesOff }) => placementOf(eyesOff) === placement).length,
      samples.length,
    );
  return { rightPlace: share('right place'), wrongPlace: share('wrong place') };
}

/** How well faces are found and judged that were covered by one kind. */
export interface KindError extends PlacedFaces {
  readonly kind: OccluderKind | 'none' | 'two kinds';
  readonly samples: number;
  /** Faces that were not found any more. */
  readonly missed: Proportion;
  /** Mean absolute error of visibility over all regions, 0..100; null when no face was found. */
  readonly meanError: number | null;
  /** Of the faces found, those whose eyes are told to be hidden. */
  readonly eyesTold: Proportion;
}

export function kindErrors(samples: readonly JudgedSample[]): KindError[] {
  const groups = Map.groupBy(samples, ({ kinds }): KindError['kind'] =>
    kinds.length > 1 ? 'two kinds' : (kinds[0] ?? 'none'),
  );
  return [...groups].map(([kind, group]) => {
    const errors = group.flatMap(({ truth, judged }) =>
      judged
        ? FACE_REGIONS.map((_, r) => {
            const place = r * COVER_KINDS.length;
            return 100 * Math.abs((truth[place] ?? 0) - (judged[place] ?? 0));
          })
        : [],
    );
    return {
      kind,
      samples: group.length,
      ...placedFaces(group),
      missed: proportion(group.filter(({ judged }) => !judged).length, group.length),
      eyesTold: proportion(
        group.filter(({ eyesTold }) => eyesTold).length,
        group.filter(({ eyesTold }) => eyesTold !== null).length,
      ),
      meanError:
        errors.length > 0 ? errors.reduce((sum, error) => sum + error, 0) / errors.length : null,
    };
  });
}
