import {
  COVER_KINDS,
  type EyeLimits,
  type regionShares,
  type SeenEyes,
  type TintLimits,
} from '@iws/face-core';
import { REGION_LIMITS } from './region-limits.ts';

/** Evidence from which lenses count as dark, as hidden by a reflection, and as tinted. */
export interface LensLimits {
  readonly darkGlasses: number;
  readonly glare: number;
  readonly tinted: TintLimits;
}

/** The limits in the form that face-core's `eyesHidden` takes. */
export const eyeLimits = ({ darkGlasses, glare, tinted }: LensLimits): EyeLimits => ({
  eyeVisibilityAbove: REGION_LIMITS.subjectRightEye,
  darkGlassesFrom: darkGlasses,
  glareFrom: glare,
  tintedFrom: tinted,
});

/** What the head alone says of the eyes, as `assessVisibility` has it, and what the colour under them says. */
export function seenEyes(
  { subjectRightEye: right, subjectLeftEye: left }: ReturnType<typeof regionShares>,
  lensColour: number | null,
): SeenEyes {
  const evidence = (kind: (typeof COVER_KINDS)[number]) => {
    const place = COVER_KINDS.indexOf(kind);
    return Math.max(right[place] ?? 0, left[place] ?? 0);
  };
  return {
    subjectRightEye: 100 * (1 - right[0]),
    subjectLeftEye: 100 * (1 - left[0]),
    darkGlasses: evidence('darkLens'),
    glare: evidence('glare'),
    lensColour,
  };
}
