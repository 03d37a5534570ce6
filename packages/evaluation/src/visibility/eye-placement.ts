import { eyesApart, fivePoints, type FaceMesh, type Point } from '@iws/face-core';

/**
 * Up to here a face is found in the right place. An eye is about half as wide as the eyes are apart: so near a found eye still overlaps the
 * true one, much farther off the mesh lies on something else.
 */
export const RIGHT_PLACE = 0.35;

/**
 * How far the eyes of a mesh lie from where they are: the farther eye, in distances between the true eyes.
 *
 * @param truth the mesh of the same face before it was covered
 * @param toOriginal leads from the picture of the found mesh to that of the true one
 */
export function eyesOff(
  found: FaceMesh<'frame'>,
  truth: FaceMesh<'frame'>,
  toOriginal: (point: Point<'frame'>) => Point<'frame'>,
): number {
  const { subjectRightEye, subjectLeftEye } = fivePoints(found);
  const mapped = {
    subjectRightEye: toOriginal(subjectRightEye),
    subjectLeftEye: toOriginal(subjectLeftEye),
  };
  return eyesApart(mapped, fivePoints(truth));
}

export type Placement = 'right place' | 'wrong place' | 'not found';

/** @param off as `eyesOff` gives it; null where no face was found */
export function placementOf(off: number | null): Placement {
  if (off === null) return 'not found';
  return off <= RIGHT_PLACE ? 'right place' : 'wrong place';
}
