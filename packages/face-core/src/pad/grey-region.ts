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
 * linear interpolation where it enlarges. Whole pixels at their own size keep their values.
 */
export function greyRegion(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
): GreyRegion {
  if (rect.width < COLOURS_FROM * width) {
    const x = Math.max(0, Math.floor(rect.x));
    const y = Math.max(0, Math.floor(rect.y));
    const right = Math.min(image.width, Math.ceil(rect.x + rect.width));
    const bottom = Math.min(image.height, Math.ceil(rect.y + rect.height));
    const pixels = luma(image, x, y, right - x, bottom - y);
    return resizedGrey(pixels, width, height, { ...rect, x: rect.x - x, y: rect.y - y });
  }
  const data = new Float32Array(width * height);
  const { red, green, blue } = LUMA;
  resampleRows(image, rect, width, height, (row, y) => {
    for (let x = 0, i = 0, at = y * width; x < width; x++, i += 3) {
      data[at + x] = red * row[i]! + green * row[i + 1]! + blue * row[i + 2]!;
    }
  });
  return { width, height, data };
}

/** Below this shrinking it is cheaper to resample luma alone than to resample three colours. */
const COLOURS_FROM = 2;

/** The luma of whole pixels. */
function luma(image: Image, left: number, top: number, width: number, height: number): GreyRegion {
  const { data: samples, channels } = image;
  const { red, green, blue } = LUMA;
  const data = new Float32Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    let i = ((top + y) * image.width + left) * channels;
    for (let x = 0; x < width; x++, at++, i += channels) {
      data[at] = red * samples[i]! + green * samples[i + 1]! + blue * samples[i + 2]!;
    }
  }
  return { width, height, data };
}

/**
 * A region, or a rectangle of it, resampled to width x height as `greyRegion` resamples. The whole at its own size is the region
 * itself.
 */
export function resizedGrey(
  region: GreyRegion,
  width: number,
  height: number,
  rect: Rect<'frame'> = { x: 0, y: 0, width: region.width, height: region.height },
): GreyRegion {
  const same = region.width === width && region.height === height;
  if (same && rect.width === width && rect.height === height) return region;
  const columns = axisTaps(rect.x, rect.width, region.width, width);
  const rows = axisTaps(rect.y, rect.height, region.height, height);
  const data = new Float32Array(width * height);
  const sums = new Float32Array(region.width);
  const unit = 1 / (WEIGHT_ONE * WEIGHT_ONE);
  for (let y = 0; y < height; y++) {
    for (let tap = 0; tap < rows.count[y]!; tap++) {
      const weight = rows.weights[rows.offset[y]! + tap]!;
      const from = (rows.first[y]! + tap) * region.width;
      const line = region.data.subarray(from, from + region.width);
      if (tap === 0) for (let x = 0; x < line.length; x++) sums[x] = weight * line[x]!;
      else for (let x = 0; x < line.length; x++) sums[x]! += weight * line[x]!;
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
