import { invertAffine, type Affine } from '../geometry/affine.ts';
import { fitSimilarity } from '../geometry/similarity.ts';
import type { Point } from '../geometry/space.ts';
import type { FivePoints } from '../landmarks/face-mesh.ts';

/** Side of the aligned picture of `fr_feature`, pixels. */
export const ALIGNED_SIDE = 112;

/**
 * Where the five points come to lie in the aligned picture: the subject's right eye, left eye, nose tip, right and left corner of the
 * mouth, in its pixels.
 */
export type ReferencePoints = readonly [
  Point<'aligned'>,
  Point<'aligned'>,
  Point<'aligned'>,
  Point<'aligned'>,
  Point<'aligned'>,
];

/** For a picture of 112x112 (the reference points of ArcFace; Deng et al., 2019), moved by half a pixel to our corner-based origin. */
export const ARCFACE_POINTS: ReferencePoints = [
  { x: 38.7946, y: 52.1963 },
  { x: 74.0318, y: 52.0014 },
  { x: 56.5252, y: 72.2366 },
  { x: 42.0493, y: 92.8655 },
  { x: 71.2299, y: 92.7041 },
];

/**
 * The map from the aligned picture to the frame: the similarity of all five points with least squared error.
 *
 * @throws RangeError when the points are a single place
 */
export function alignmentOf(
  points: FivePoints<'frame'>,
  reference: ReferencePoints,
): Affine<'aligned', 'frame'> {
  const found = [
    points.subjectRightEye,
    points.subjectLeftEye,
    points.noseTip,
    points.subjectRightMouthCorner,
    points.subjectLeftMouthCorner,
  ];
  return invertAffine(fitSimilarity(found, reference));
}
