import { COVER_KINDS, FACE_REGIONS, type regionShares } from '@iws/face-core';
import type { OccluderKind } from '../occlusion/occluders.ts';

/** One face: what it was covered by, and what the head says. */
export interface LensCase {
  readonly kinds: readonly OccluderKind[];
  /** How much of the more covered eye is drawn over, 0..1. */
  readonly eyesCovered: number;
  readonly shares: ReturnType<typeof regionShares>;
}

/** How much of the more covered eye is drawn over. @param shares [regions][COVER_KINDS], as `coveredShares` gives them */
export function eyesCovered(shares: Float32Array): number {
  const covered = COVER_KINDS.indexOf('covered');
  const eye = (region: 'subjectRightEye' | 'subjectLeftEye') =>
    shares[FACE_REGIONS.indexOf(region) * COVER_KINDS.length + covered] ?? 0;
  return Math.max(eye('subjectRightEye'), eye('subjectLeftEye'));
}

/** Evidence of a lens kind: the worse of the two eyes, as `assessVisibility` has it. */
export function lensEvidence({ shares }: LensCase, kind: 'darkLens' | 'glare'): number {
  const place = COVER_KINDS.indexOf(kind);
  return Math.max(shares.subjectRightEye[place] ?? 0, shares.subjectLeftEye[place] ?? 0);
}

/** How many faces without drawn lenses may be told to have them: about as many wear dark or tinted glasses of their own. */
const FALSE_ALARMS = 0.025;
/** A covered eye is told by its visibility: what the head says of lenses there costs nobody anything. */
const LEFT_ALONE = 0.25;

/**
 * The evidence from which lenses count as dark, and as hidden by a reflection: what one in forty of the faces reaches whose eyes nothing
 * covers and that have no such lenses. Pictures with sunglasses of their own are among these, so genuine false alarms are rarer.
 */
export function lensLimits(cases: readonly LensCase[]): { darkGlasses: number; glare: number } {
  return {
    darkGlasses: falseAlarmLimit(cases, 'darkLens', 'dark-glasses'),
    glare: falseAlarmLimit(cases, 'glare', 'glare'),
  };
}

function falseAlarmLimit(
  cases: readonly LensCase[],
  kind: 'darkLens' | 'glare',
  occluder: OccluderKind,
): number {
  const evidence = cases
    .filter((one) => !one.kinds.includes(occluder) && one.eyesCovered <= LEFT_ALONE)
    .map((one) => lensEvidence(one, kind))
    .sort((a, b) => b - a);
  const limit = evidence[Math.floor(FALSE_ALARMS * evidence.length)];
  if (limit === undefined) throw new RangeError(`no faces without ${occluder}`);
  return Math.ceil(1000 * limit) / 1000;
}
