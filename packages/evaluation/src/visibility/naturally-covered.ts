import {
  COVER_KINDS,
  FACE_REGIONS,
  REGION_POINT_COUNT,
  regionShares,
  type FaceRegionName,
  type VisibilityHead,
} from '@iws/face-core';
import type { FitSample } from './fit-head.ts';

/** Where people's own things cover faces most: sunglasses, a hand at the mouth, a microphone. */
const REGIONS: readonly FaceRegionName[] = ['subjectRightEye', 'subjectLeftEye', 'nose', 'mouth'];
/** Below this share a region was left alone by the drawing. */
const LEFT_ALONE = 0.02;

/**
 * The samples without those that a first head doubts: pictures of people contain sunglasses and hands of their own, which nobody
 * labelled, and a head that fits them learns that real dark glasses cover nothing. Of the regions that were left alone, the `share` with
 * the most evidence of being covered takes its sample with it.
 */
export function withoutNaturallyCovered(
  samples: readonly FitSample[],
  first: VisibilityHead,
  share: number,
): FitSample[] {
  const judged = samples.map(({ features }) =>
    regionShares(features, features.length / REGION_POINT_COUNT, first),
  );
  const doubted = new Set<number>();
  for (const region of REGIONS) {
    const place = FACE_REGIONS.indexOf(region) * COVER_KINDS.length;
    const alone = samples
      .map(({ shares }, index) => ({ index, truth: shares[place] ?? 0 }))
      .filter(({ truth }) => truth < LEFT_ALONE)
      .map(({ index }) => ({ index, evidence: judged[index]?.[region][0] ?? 0 }))
      .sort((a, b) => b.evidence - a.evidence);
    for (const { index } of alone.slice(0, Math.round(share * alone.length))) doubted.add(index);
  }
  return samples.filter((_, index) => !doubted.has(index));
}
