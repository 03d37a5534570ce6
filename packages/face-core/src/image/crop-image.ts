import type { Rect } from '../geometry/space.ts';
import { assertImage, type Image } from './image.ts';
import { resample } from './resample.ts';

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
  const data = new Uint8ClampedArray(width * height * 3);
  const size = data.length;
  resample(image, rect, width, height, 5 * size + SPARE, (band) => {
    const { kernels, resampling, rows, top, roomAt, bytes } = band;
    const samples = rows * width * 3;
    const bytesAt = roomAt + 4 * size + SPARE;
    kernels.resampleRows(resampling, rows, roomAt);
    kernels.toBytes(roomAt, samples, bytesAt);
    data.set(bytes.subarray(bytesAt, bytesAt + samples), top * width * 3);
  });
  return { width, height, channels: 3, data };
}

/** Bytes between the rows and their whole numbers. */
const SPARE = 64;
