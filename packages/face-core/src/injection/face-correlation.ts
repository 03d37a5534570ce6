import { boundingRect, fromPictureOf, rectCentre, squareAround } from '../geometry/rect.ts';
import { composeAffine } from '../geometry/affine.ts';
import { fitSimilarity } from '../geometry/similarity.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { warpInput } from '../image/warp-input.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { locateLandmarks, PRESENT, regionOfMesh } from '../landmarks/locate-landmarks.ts';
import type { Inference } from '../inference/inference.ts';
import { correlation } from '../pipeline/samples-agree.ts';

/** Finer than the comparison of one moment's samples: repeated frames differ in nothing. */
const FORMAT: InputFormat = { width: 64, height: 64, colour: 'grey', mean: 0, scale: 1 };
/** Little around the face is compared: the background of another moment may be another. */
const REACH = 1.05;
/** A mesh rests when its middle moved by no more of its longer side from one look to the next. */
const AT_REST = 0.05;
/** How often a face is looked for again, at most. */
const LOOKS_AGAIN = 4;

/**
 * Correlation of a face's pixels at two moments, laid over each other by their meshes, or, where that fits better, as they lie in
 * two pictures of one size.
 *
 * @param mesh of the face in `image`
 * @param near where the same face is looked for in `other`, in its pixels
 * @returns -1..1: 1 for the same picture, mostly below .6 for two persons (docs/injection.md); null when no face is there
 */
export async function faceCorrelation(
  image: Image,
  mesh: FaceMesh<'frame'>,
  other: Image,
  near: Rect<'frame'>,
  faceLandmarks: Inference,
): Promise<number | null> {
  const seen = await followedMesh(other, near, faceLandmarks);
  if (seen === null) return null;
  const square = squareAround(boundingRect(mesh.points), REACH);
  const toImage = fromPictureOf<'model-input', 'frame'>(square, FORMAT);
  const here = warpInput(image, toImage, FORMAT).data;
  const toOther = composeAffine(toImage, fitSimilarity(mesh.points, seen.points));
  const aligned = correlation(here, warpInput(other, toOther, FORMAT).data);
  if (image.width !== other.width || image.height !== other.height) return aligned;
  // Two meshes of one picture may differ by a hair; the pixels in place do not.
  return Math.max(aligned, correlation(here, warpInput(other, toImage, FORMAT).data));
}

/**
 * A face that moved lies partly outside the place where it was: the model is sure of it there, but draws its mesh half way. So it is
 * looked for again where the mesh was found, until that rests.
 */
async function followedMesh(
  image: Image,
  near: Rect<'frame'>,
  faceLandmarks: Inference,
): Promise<FaceMesh<'frame'> | null> {
  let mesh = await locateLandmarks(image, { box: near, tilt: 0 }, faceLandmarks);
  for (let again = 0; again < LOOKS_AGAIN && mesh.presence > PRESENT; again++) {
    const before = regionOfMesh(mesh).box;
    mesh = await locateLandmarks(image, regionOfMesh(mesh), faceLandmarks);
    if (rests(before, regionOfMesh(mesh).box)) break;
  }
  return mesh.presence > PRESENT ? mesh : null;
}

function rests(before: Rect<'frame'>, now: Rect<'frame'>): boolean {
  const [from, to] = [rectCentre(before), rectCentre(now)];
  const moved = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return moved <= AT_REST * Math.max(now.width, now.height);
}
