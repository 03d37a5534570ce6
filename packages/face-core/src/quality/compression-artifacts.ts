import { boundingRect, intersectRects, rectCentre } from '../geometry/rect.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { component } from './component-value.ts';
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
  const { left, top, width, height } = window(image, face);
  if (width < SMALLEST || height < SMALLEST) return Number.NaN;
  const luma = lumaOf(image, left, top, width, height);
  const across = gridStep(luma, width, height, 1, width, left);
  const down = gridStep(luma, height, width, width, 1, top);
  return (across + down) / 2;
}

/** Whole pixels in the middle of the face, inside the picture. */
function window({ width, height }: Image, face: Rect<'frame'>) {
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

function lumaOf(
  { width: columns, channels, data }: Image,
  left: number,
  top: number,
  width: number,
  height: number,
): Float32Array {
  const luma = new Float32Array(width * height);
  for (let y = 0, out = 0; y < height; y++) {
    let i = ((top + y) * columns + left) * channels;
    for (let x = 0; x < width; x++, out++, i += channels) {
      luma[out] = LUMA.red * data[i]! + LUMA.green * data[i + 1]! + LUMA.blue * data[i + 2]!;
    }
  }
  return luma;
}

/**
 * Along one axis: of the steps from pixel to pixel what exceeds their neighbours', averaged by the place in the block; the picture's own
 * grid (the one that begins at its first pixel) against the mean of all others.
 *
 * @param along pixels on the axis, `step` apart in memory; `lines` of them, `next` apart
 * @param origin place of the first pixel on the axis in the whole picture
 */
function gridStep(
  luma: Float32Array,
  along: number,
  lines: number,
  step: number,
  next: number,
  origin: number,
): number {
  // The sum over all lines of each step from a pixel to the next; the first has none before it.
  const steps = new Float64Array(along);
  for (let at = 1; at < along; at++) {
    let sum = 0;
    for (let line = 0, i = at * step; line < lines; line++, i += next) {
      sum += Math.abs(luma[i]! - luma[i - step]!);
    }
    steps[at] = sum;
  }
  const sums = new Float64Array(BLOCK);
  const counts = new Uint32Array(BLOCK);
  for (let at = 2; at < along - 1; at++) {
    const phase = (origin + at) % BLOCK;
    sums[phase]! += steps[at]! - (steps[at - 1]! + steps[at + 1]!) / 2;
    counts[phase]! += lines;
  }
  let others = 0;
  for (let phase = 1; phase < BLOCK; phase++) others += sums[phase]! / counts[phase]!;
  return sums[0]! / counts[0]! - others / (BLOCK - 1);
}
