import type { Rect } from '../geometry/space.ts';
import { assertImage, type Image } from './image.ts';
import { resampleRows } from './resample-rows.ts';

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
  resampleRows(image, rect, width, height, (row, y) => {
    data.set(row, y * width * 3);
  });
  return { width, height, channels: 3, data };
}
