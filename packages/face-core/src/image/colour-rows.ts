import type { Rect } from '../geometry/space.ts';
import type { Image } from './image.ts';
import { prepareResampling } from './resampling.ts';

/**
 * An upright rectangle of a picture, resampled to width x height, row by row from top to bottom.
 *
 * @param sink receives red, green, blue of each pixel of a row, 0..255; it calls no kernel
 */
export function colourRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  sink: (row: Float32Array, y: number) => void,
): void {
  const length = width * 3;
  const made = prepareResampling(image, rect, width, height, (length * height + 1) * 4);
  const { kernels, resampling, roomAt, floats } = made;
  kernels.resampleRows(resampling, height, roomAt);
  for (let y = 0, at = roomAt / 4; y < height; y++, at += length) {
    sink(floats.subarray(at, at + length), y);
  }
}
