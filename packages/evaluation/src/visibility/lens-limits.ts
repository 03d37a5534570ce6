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

/**
 * The evidence from which lenses count as dark, and as hidden by a reflection: where faces with them fall below as often as faces
 * with anything else, or nothing, reach it. Faces with two kinds of occluders are left out: one may hide the other.
 */
export function lensLimits(cases: readonly LensCase[]): { darkGlasses: number; glare: number } {
  return {
    darkGlasses: equalErrorLimit(cases, 'darkLens', 'dark-glasses'),
    glare: equalErrorLimit(cases, 'glare', 'glare'),
  };
}

function equalErrorLimit(
  cases: readonly LensCase[],
  kind: 'darkLens' | 'glare',
  occluder: OccluderKind,
): number {
  const single = cases.filter(({ kinds }) => kinds.length < 2);
  const genuine = single.filter(({ kinds }) => kinds[0] === occluder);
  const others = single.filter(({ kinds }) => kinds[0] !== occluder);
  if (genuine.length === 0 || others.length === 0)
    throw new RangeError(`no faces with and without ${occluder}`);
  const share = (of: readonly LensCase[], limit: number) =>
    of.filter((one) => lensEvidence(one, kind) >= limit).length / of.length;
  let best = { limit: 0.5, gap: Infinity };
  for (let step = 1; step < 100; step++) {
    const limit = step / 100;
    const gap = Math.abs(1 - share(genuine, limit) - share(others, limit));
    if (gap < best.gap) best = { limit, gap };
  }
  return best.limit;
}
