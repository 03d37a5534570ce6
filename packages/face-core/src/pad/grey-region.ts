import type { Rect } from '../geometry/space.ts';
import { axisTaps, WEIGHT_ONE } from '../image/axis-taps.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import { resampleRows } from '../image/resample-rows.ts';

/** Luma of an upright region, 0..255 (not rounded), row by row from the top left. */
export interface GreyRegion {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/**
 * The luma (ITU-R BT.601) of an upright rectangle inside a picture, resampled to width x height: area averaging where it shrinks,
 * linear interpolation where it enlarges. Whole pixels at their own size are copied without resampling.
 */
export function greyRegion(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
): GreyRegion {
  const data = new Float32Array(width * height);
  const { red, green, blue } = LUMA;
  const unscaled = rect.width === width && rect.height === height;
  if (unscaled && Number.isInteger(rect.x) && Number.isInteger(rect.y)) {
    const { data: samples, channels } = image;
    for (let y = 0, at = 0; y < height; y++) {
      let i = ((rect.y + y) * image.width + rect.x) * channels;
      for (let x = 0; x < width; x++, at++, i += channels) {
        data[at] = red * samples[i]! + green * samples[i + 1]! + blue * samples[i + 2]!;
      }
    }
  } else {
    resampleRows(image, rect, width, height, (row, y) => {
      for (let x = 0, i = 0, at = y * width; x < width; x++, i += 3) {
        data[at + x] = red * row[i]! + green * row[i + 1]! + blue * row[i + 2]!;
      }
    });
  }
  return { width, height, data };
}

/** A whole region resampled to width x height as `greyRegion` resamples. */
export function resizedGrey(region: GreyRegion, width: number, height: number): GreyRegion {
  if (region.width === width && region.height === height) return region;
  const columns = axisTaps(0, region.width, region.width, width);
  const rows = axisTaps(0, region.height, region.height, height);
  const data = new Float32Array(width * height);
  const sums = new Float32Array(region.width);
  const unit = 1 / (WEIGHT_ONE * WEIGHT_ONE);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let tap = 0; tap < rows.count[y]!; tap++) {
      const weight = rows.weights[rows.offset[y]! + tap]!;
      const from = (rows.first[y]! + tap) * region.width;
      for (let x = 0; x < region.width; x++) sums[x]! += weight * region.data[from + x]!;
    }
    for (let x = 0, at = y * width; x < width; x++) {
      let sum = 0;
      const offset = columns.offset[x]!;
      const first = columns.first[x]!;
      for (let tap = 0; tap < columns.count[x]!; tap++) {
        sum += columns.weights[offset + tap]! * sums[first + tap]!;
      }
      data[at + x] = sum * unit;
    }
  }
  return { width, height, data };
}
