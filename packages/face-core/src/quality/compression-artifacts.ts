import { boundingRect, intersectRects, rectCentre } from '../geometry/rect.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { component } from './component-value.ts';
import { lumaSteps, type PixelRect } from './luma-steps.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** Side of JPEG's blocks. */
const BLOCK = 8;
/** A part of the face as large as this says enough, and what is read stays the same for any size of picture. */
const LARGEST = 256;
/** With fewer blocks along a side than four there is no period to speak of. */
const SMALLEST = 4 * BLOCK;

/**
 * compressionArtifacts (the property of ISO/IEC 29794-5, which has a network for it; measured in another way: block edges in the pixels).
 * Native value is by how many grey levels the steps along the picture's grid of 8x8 blocks exceed those elsewhere; about 0 where there is no
 * grid. It sees what the last JPEG compression left in a picture that was neither resampled nor cropped after it, and ringing not at all.
 * Not assessed for faces smaller than 32 pixels.
 */
export function compressionArtifacts(
  image: Image,
  mesh: FaceMesh<'frame'>,
  ramp: Ramp,
): QualityComponent {
  return component(blockiness(image, boundingRect(mesh.points)), ramp);
}

/** The native value; NaN for too small a part of the picture. */
export function blockiness(image: Image, face: Rect<'frame'>): number {
  const rect = window(image, face);
  const { left, top, width, height } = rect;
  if (width < SMALLEST || height < SMALLEST) return Number.NaN;
  const { columns, rows } = lumaSteps(image, rect);
  return (gridStep(columns, height, left) + gridStep(rows, width, top)) / 2;
}

/** Whole pixels in the middle of the face, inside the picture. */
function window({ width, height }: Image, face: Rect<'frame'>): PixelRect {
  const centre = rectCentre(face);
  const side = Math.min(LARGEST, face.width, face.height);
  const square = { x: centre.x - side / 2, y: centre.y - side / 2, width: side, height: side };
  const inside = intersectRects<'frame'>(square, { x: 0, y: 0, width, height });
  const [left, top] = [Math.ceil(inside.x), Math.ceil(inside.y)];
  return {
    left,
    top,
    width: Math.floor(inside.x + inside.width) - left,
    height: Math.floor(inside.y + inside.height) - top,
  };
}

/**
 * Along one axis: of the steps from pixel to pixel what exceeds their neighbours', averaged by the place in the block; the picture's own
 * grid (the one that begins at its first pixel) against the mean of all others.
 *
 * @param steps the sum over `lines` lines of each step from a pixel to the next; the first has none before it
 * @param origin place of the first pixel on the axis in the whole picture
 */
function gridStep(steps: Float64Array, lines: number, origin: number): number {
  const sums = new Float64Array(BLOCK);
  const counts = new Uint32Array(BLOCK);
  for (let at = 2; at < steps.length - 1; at++) {
    const phase = (origin + at) % BLOCK;
    sums[phase]! += steps[at]! - (steps[at - 1]! + steps[at + 1]!) / 2;
    counts[phase]! += lines;
  }
  let others = 0;
  for (let phase = 1; phase < BLOCK; phase++) others += sums[phase]! / counts[phase]!;
  return sums[0]! / counts[0]! - others / (BLOCK - 1);
}
