import type { Rect } from '../geometry/space.ts';
import { WEIGHT_ONE, type AxisTaps } from '../image/axis-taps.ts';
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
  const data = new Float32Array(width * height);
  const { channels } = image;
  let line = new Float32Array(0);
  sumRows(image, rect, width, height, ({ sums, first, columns }, y) => {
    const from = columns.first[0]!;
    const length = columns.first[width - 1]! + columns.count[width - 1]! - from;
    if (line.length !== length) line = new Float32Array(length);
    lumaOf(sums, from * channels - first, channels, line);
    sumColumns(line, from, columns, data, y * width);
  });
  return { width, height, data };
}

const UNIT = 1 / (WEIGHT_ONE * WEIGHT_ONE);

/** Luma before the columns are summed: one channel is summed instead of three. */
function lumaOf(sums: Uint16Array, start: number, channels: number, line: Float32Array): void {
  const red = LUMA.red * UNIT;
  const green = LUMA.green * UNIT;
  const blue = LUMA.blue * UNIT;
  for (let x = 0, i = start; x < line.length; x++, i += channels) {
    line[x] = red * sums[i]! + green * sums[i + 1]! + blue * sums[i + 2]!;
  }
}

/** Weighted sums along x, written to `out` from `at` on; `line` begins at column `from` of the picture. */
function sumColumns(
  line: Float32Array,
  from: number,
  { first, count, offset, weights }: AxisTaps,
  out: Float32Array,
  at: number,
): void {
  for (let x = 0; x < first.length; x++) {
    let sum = 0;
    let pixel = first[x]! - from;
    const start = offset[x]!;
    const end = start + count[x]!;
    for (let tap = start; tap < end; tap++, pixel++) sum += weights[tap]! * line[pixel]!;
    out[at + x] = sum;
  }
}
