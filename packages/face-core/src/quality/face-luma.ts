import { rectCentre } from '../geometry/rect.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { cropInput } from '../image/crop-input.ts';
import type { InputFormat } from '../image/model-input.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { fivePoints, interEyeDistance } from '../landmarks/five-points.ts';

/** Side of the patch, pixels. */
export const LUMA_SIDE = 128;
/** Side of the part of the face it shows, as a multiple of the distance between the eyes: brows to below the mouth. */
const REACH = 2.2;

const FORMAT: InputFormat = {
  width: LUMA_SIDE,
  height: LUMA_SIDE,
  colour: 'grey',
  mean: 0,
  scale: 1,
};

/**
 * The cheeks in the patch: rows from the eyes down to the mouth, and on either side as many columns, counted from the patch's edge. The
 * strip of the nose, whose shadow falls to one side in any light, is in neither.
 */
export const CHEEKS = {
  top: Math.round(LUMA_SIDE * 0.4),
  bottom: Math.round(LUMA_SIDE * 0.8),
  margin: Math.round(LUMA_SIDE * 0.08),
  width: Math.round(LUMA_SIDE * 0.3),
} as const;

/** The inner face in grey, always LUMA_SIDE x LUMA_SIDE, 0..255: what sharpness and exposure are measured on. */
export type FaceLuma = Float32Array;

/**
 * Cuts the inner face out of a picture. Its scale follows from the face, so that a number measured on it means the same for
 * every size of picture.
 */
export function faceLuma(image: Image, mesh: FaceMesh<'frame'>): FaceLuma {
  return cropInput(image, innerFace(mesh), FORMAT).data;
}

/** The upright square between brows and chin, midway between eyes and mouth. */
export function innerFace(mesh: FaceMesh<'frame'>): Rect<'frame'> {
  const points = fivePoints(mesh);
  const eyes = middle(points.subjectRightEye, points.subjectLeftEye);
  const mouth = middle(points.subjectRightMouthCorner, points.subjectLeftMouthCorner);
  const centre = middle(eyes, mouth);
  const side = interEyeDistance(mesh) * REACH;
  return { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
}

const middle = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  rectCentre<'frame'>({ x: a.x, y: a.y, width: b.x - a.x, height: b.y - a.y });
