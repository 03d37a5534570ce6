import { warpImage } from '../image/warp-input.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import { invertAffine } from './affine.ts';
import { fitSimilarity } from './similarity.ts';
import type { Point } from './space.ts';

/** Pixels: the least that the standard allows, and enough for the picture of a person in a list. */
const WIDTH = 240;
const HEIGHT = WIDTH / 0.75;

/** Where the eyes lie, as parts of the width; the subject's right eye is at the left of an unmirrored picture. */
const RIGHT_EYE: Point<'portrait'> = { x: 0.375 * WIDTH, y: 0.6 * WIDTH };
const LEFT_EYE: Point<'portrait'> = { x: 0.625 * WIDTH, y: 0.6 * WIDTH };

/**
 * The face cropped and upright: 240x320 pixels with the eyes level, 60 pixels apart, where the token frontal image of
 * ISO/IEC 19794-5:2005 (clause 9) has them. Beyond the picture its edge is repeated.
 *
 * @param mesh the face in pixels of the picture
 */
export function tokenPortrait(image: Image, mesh: FaceMesh<'frame'>): Image {
  const { subjectRightEye, subjectLeftEye } = fivePoints(mesh);
  const toPortrait = fitSimilarity<'frame', 'portrait'>(
    [subjectRightEye, subjectLeftEye],
    [RIGHT_EYE, LEFT_EYE],
  );
  return warpImage(image, invertAffine(toPortrait), WIDTH, HEIGHT);
}
