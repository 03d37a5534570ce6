import { invertAffine, type Affine } from '../geometry/affine.ts';
import { fitSimilarity } from '../geometry/similarity.ts';
import type { Point } from '../geometry/space.ts';
import type { FivePoints } from '../landmarks/face-mesh.ts';

/** Side of the aligned picture, pixels. */
export const ALIGNED_SIDE = 112;

/** Where the five points come to lie (the reference points of ArcFace; Deng et al., 2019), moved by half a pixel to our corner-based origin. */
const REFERENCE: readonly Point<'aligned'>[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
].map(({ x, y }) => ({ x: x + 0.5, y: y + 0.5 }));

/**
 * The map from the aligned picture to the frame: the similarity of all five points with least squared error.
 *
 * @throws RangeError when the points are a single place
 */
export function alignmentOf(points: FivePoints<'frame'>): Affine<'aligned', 'frame'> {
  const found = [
    points.subjectRightEye,
    points.subjectLeftEye,
    points.noseTip,
    points.subjectRightMouthCorner,
    points.subjectLeftMouthCorner,
  ];
  return invertAffine(fitSimilarity(found, REFERENCE));
}
