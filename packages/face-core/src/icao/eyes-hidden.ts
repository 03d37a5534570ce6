import type { FaceVisibility } from '../visibility/face-visibility.ts';

/** What counts as an obstacle before an eye: data (calibration/icao.json and visibility.json of packages/models). */
export interface EyeLimits {
  /** Visibility, 0..100, that each eye has to be above. */
  readonly eyeVisibilityAbove: number;
  /** Evidence (0..1) from which lenses count as dark, a reflection as glare. */
  readonly darkGlassesFrom: number;
  readonly glareFrom: number;
}

/** Whether anything hides an eye: a hand, hair or another thing, a dark lens, a reflection. Visibility counts in whole numbers, as on the wire. */
export function eyesHidden(
  {
    subjectRightEye,
    subjectLeftEye,
    darkGlasses,
    glare,
  }: Pick<FaceVisibility, 'subjectRightEye' | 'subjectLeftEye' | 'darkGlasses' | 'glare'>,
  { eyeVisibilityAbove, darkGlassesFrom, glareFrom }: EyeLimits,
): boolean {
  return (
    Math.round(Math.min(subjectRightEye, subjectLeftEye)) <= eyeVisibilityAbove ||
    darkGlasses >= darkGlassesFrom ||
    glare >= glareFrom
  );
}
