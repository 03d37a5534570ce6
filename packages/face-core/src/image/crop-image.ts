import type { Rect } from '../geometry/space.ts';
import { assertImage, type Image } from './image.ts';
import { prepareResampling } from './resampling.ts';

/**
 * An upright rectangle of a picture as a new picture of width x height, three channels. Area averaging where it shrinks,
 * linear interpolation where it enlarges; beyond the picture its edge is repeated.
 */
export function cropImage(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
): Image & { readonly data: Uint8ClampedArray } {
  assertImage(image);
  const size = width * height * 3;
  const resampling = prepareResampling(image, rect, width, height, 5 * size + SPARE);
  const { kernels, bytes, roomAt } = resampling;
  const bytesAt = roomAt + 4 * size + SPARE;
  kernels.resampleRows(resampling.resampling, height, roomAt);
  kernels.toBytes(roomAt, size, bytesAt);
  const data = new Uint8ClampedArray(bytes.subarray(bytesAt, bytesAt + size));
  return { width, height, channels: 3, data };
}

/** Bytes between the rows and their whole numbers. */
const SPARE = 64;
