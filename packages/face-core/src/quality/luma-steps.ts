import type { Image } from '../image/image.ts';
import { placeImage } from '../image/place-image.ts';
import { room } from '../kernels/kernels.ts';

/** Whole pixels inside a picture. */
export interface PixelRect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Steps of luma, without their signs, to each column (row) from the one before it, added up over all rows (columns). */
export interface LumaSteps {
  readonly columns: Float64Array;
  readonly rows: Float64Array;
}

/** The first column and the first row have none before them: what is there says nothing. */
export function lumaSteps(image: Image, { left, top, width, height }: PixelRect): LumaSteps {
  const { width: length, channels } = image;
  const pixelsAt = placeImage(image) + (top * length + left) * channels;
  const { kernels, doubles, at } = room([(2 * width + 8) * 8, (width + 1) * 8, height * 8]);
  const [linesAt, columnsAt, rowsAt] = at;
  const stride = length * channels;
  kernels.lumaSteps(pixelsAt, channels, stride, width, height, linesAt, columnsAt, rowsAt);
  return {
    columns: doubles.slice(columnsAt / 8, columnsAt / 8 + width),
    rows: doubles.slice(rowsAt / 8, rowsAt / 8 + height),
  };
}
