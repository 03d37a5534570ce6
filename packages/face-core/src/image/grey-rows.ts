import type { Rect } from '../geometry/space.ts';
import type { Image } from './image.ts';
import { prepareResampling } from './resampling.ts';

/** A part of a picture, row after row: views of the kernels' memory, valid until they compute again. */
export interface GreyRows {
  /** Red, green and blue of each pixel, 0..255. */
  readonly colours: Float32Array;
  /** Its luma (ITU-R BT.601), times the factor and with the offset that were asked for. */
  readonly greys: Float32Array;
}

/** An upright rectangle of a picture, resampled to width x height as `prepareResampling` says, and its greys. */
export function greyRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  scale = 1,
  bias = 0,
): GreyRows {
  const pixels = width * height;
  const length = (pixels * 3 + 4) * 4;
  const made = prepareResampling(image, rect, width, height, length + pixels * 4);
  const { kernels, floats, resampling, roomAt: coloursAt } = made;
  const greysAt = coloursAt + length;
  kernels.resampleRows(resampling, height, coloursAt);
  kernels.rowToGrey(coloursAt, pixels, scale, bias, greysAt);
  return {
    colours: floats.subarray(coloursAt / 4, coloursAt / 4 + pixels * 3),
    greys: floats.subarray(greysAt / 4, greysAt / 4 + pixels),
  };
}
