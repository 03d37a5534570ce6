import type { Rect } from '../geometry/space.ts';
import { WEIGHT_ONE } from '../image/axis-taps.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import { sumRows } from '../image/resample-rows.ts';

/** Luma of an upright region, 0..255 (not rounded), row by row from the top left. */
export interface GreyRegion {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/**
 * The luma (ITU-R BT.601) of an upright rectangle of a picture, resampled to width x height as `resampleRows` resamples. Whole
 * pixels at their own size keep their values.
 */
export function greyRegion(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
): GreyRegion {
  const { channels } = image;
  const lineLength = (image.width + 3) * 4;
  const size = width * height * 4;
  const out = (roomAt: number): number => roomAt + lineLength;
  let data = new Float32Array(0);
  sumRows(image, rect, width, height, 1, lineLength + size, (sums, y) => {
    const { kernels, sumsAt, length, firstAt, countAt, weightsAt, most, whole, roomAt } = sums;
    const rowAt = out(roomAt) + y * width * 4;
    if (whole) kernels.lumaLine(sumsAt, channels, length, ...WHOLE, rowAt);
    else {
      // Luma before the columns are summed: one channel is summed instead of three.
      kernels.lumaLine(sumsAt, channels, length, ...WEIGHTED, roomAt);
      kernels.columnsOfLine(roomAt, firstAt, countAt, weightsAt, most, width, rowAt);
    }
    if (y === height - 1) data = sums.floats.slice(out(roomAt) / 4, (out(roomAt) + size) / 4);
  });
  return { width, height, data };
}

/** Weights of sums that are 256 times the samples. */
const WHOLE = [LUMA.red / WEIGHT_ONE, LUMA.green / WEIGHT_ONE, LUMA.blue / WEIGHT_ONE] as const;
/** The same for sums that will be weighted by 256ths again. */
const WEIGHTED = [WHOLE[0] / WEIGHT_ONE, WHOLE[1] / WEIGHT_ONE, WHOLE[2] / WEIGHT_ONE] as const;

/** A part of a region, whole pixels inside of it. */
export function partOf(region: GreyRegion, { x, y, width, height }: Rect<'frame'>): GreyRegion {
  const data = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * region.width + x;
    data.set(region.data.subarray(from, from + width), row * width);
  }
  return { width, height, data };
}
