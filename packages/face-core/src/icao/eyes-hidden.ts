import type { FaceVisibility } from '../visibility/face-visibility.ts';

/** What counts as an obstacle before an eye: data (calibration/icao.json, visibility.json and lenses.json of packages/models). */
export interface EyeLimits {
  /** Visibility, 0..100, that each eye has to be above. */
  readonly eyeVisibilityAbove: number;
  /** Evidence (0..1) from which lenses count as dark, a reflection as glare. */
  readonly darkGlassesFrom: number;
  readonly glareFrom: number;
  readonly tintedFrom: TintLimits;
}

/** From where on lenses count as tinted. */
export interface TintLimits {
  /**
   * Colour under the eyes (`lensColour`, standard deviations) and evidence of dark lenses, which clear spectacles have a little of: both have to be reached,
   * as each alone often is by faces without lenses.
   */
  readonly colour: number;
  readonly darkGlasses: number;
  /** A colour so far from bare skin that it needs no evidence. */
  readonly colourAlone: number;
}

/** What is known of the eyes. */
export interface SeenEyes extends Pick<
  FaceVisibility,
  'subjectRightEye' | 'subjectLeftEye' | 'darkGlasses' | 'glare'
> {
  /** See `lensColour`; null: not measured. */
  readonly lensColour: number | null;
}

/** Whether anything hides an eye: a hand, hair or another thing, a dark or tinted lens, a reflection. Visibility counts in whole numbers, as on the wire. */
export function eyesHidden(seen: SeenEyes, limits: EyeLimits): boolean {
  const { subjectRightEye, subjectLeftEye, darkGlasses, glare } = seen;
  const { eyeVisibilityAbove, darkGlassesFrom, glareFrom } = limits;
  return (
    Math.round(Math.min(subjectRightEye, subjectLeftEye)) <= eyeVisibilityAbove ||
    darkGlasses >= darkGlassesFrom ||
    glare >= glareFrom ||
    lensesTinted(seen, limits)
  );
}

/** Whether the person looks through tinted glass: the skin behind has another colour, and something like spectacles is there. */
export const lensesTinted = (
  { lensColour, darkGlasses }: Pick<SeenEyes, 'lensColour' | 'darkGlasses'>,
  { tintedFrom }: Pick<EyeLimits, 'tintedFrom'>,
): boolean =>
  lensColour !== null &&
  (lensColour >= tintedFrom.colourAlone ||
    (lensColour >= tintedFrom.colour && darkGlasses >= tintedFrom.darkGlasses));
