/**
 * How much of each region of a face can be seen: 0 = covered whole, 100 = nothing in front of it. Not rounded. The value follows
 * the share of the region's area that nothing covers, on a scale on which the limits of the default ICAO table (45 and 20) tell covered
 * from visible; hands, masks, scarves, hair, dark lenses, phones and the like cover, beards and make-up do not. A part that is merely
 * turned away from the camera is not covered.
 *
 * Left and right are the subject's own. (The wire names them the other way: `eyeL_visibility`, `sideL_visibility` are what lies at
 * the left of an unmirrored picture, the subject's right.)
 */
export interface RegionVisibility {
  readonly subjectRightEye: number;
  readonly subjectLeftEye: number;
  readonly nose: number;
  readonly mouth: number;
  /** The forehead, from the brows to where the mesh ends below the hair. */
  readonly top: number;
  /** The chin, below the lips. */
  readonly bottom: number;
  /** Cheek and temple. */
  readonly subjectRightSide: number;
  readonly subjectLeftSide: number;
}

/** A region of the face. */
export type FaceRegionName = keyof RegionVisibility;

/** The visibility of a face's regions, and what stands before its eyes. */
export interface FaceVisibility extends RegionVisibility {
  /** Evidence of lenses too dark to see an eye through, the worse of the two eyes: a probability, 0..1. */
  readonly darkGlasses: number;
  /** Evidence of a reflection on spectacles in front of an eye, the worse of the two eyes: a probability, 0..1. */
  readonly glare: number;
}
