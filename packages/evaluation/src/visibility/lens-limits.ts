import { COVER_KINDS, type regionShares } from '@iws/face-core';
import type { OccluderKind } from '../occlusion/occluders.ts';

/** One face: what it was covered by, and what the head says. */
export interface LensCase {
  readonly kinds: readonly OccluderKind[];
  readonly shares: ReturnType<typeof regionShares>;
}

/** Evidence of a lens kind: the worse of the two eyes, as `assessVisibility` has it. */
export function lensEvidence({ shares }: LensCase, kind: 'darkLens' | 'glare'): number {
  const place = COVER_KINDS.indexOf(kind);
  return Math.max(shares.subjectRightEye[place] ?? 0, shares.subjectLeftEye[place] ?? 0);
}

/** How many faces without drawn lenses may be told to have them: two in a hundred wear dark glasses of their own. */
const FALSE_ALARMS = 0.05;

/**
 * The evidence from which lenses count as dark, and as hidden by a reflection: what one in twenty of the faces without such lenses
 * reaches. Pictures with sunglasses of their own are among these, so genuine false alarms are rarer.
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
    .filter(({ kinds }) => !kinds.includes(occluder))
    .map((one) => lensEvidence(one, kind))
    .sort((a, b) => b - a);
  const limit = evidence[Math.floor(FALSE_ALARMS * evidence.length)];
  if (limit === undefined) throw new RangeError(`no faces without ${occluder}`);
  return Math.ceil(1000 * limit) / 1000;
}
