import type { Rect } from '../geometry/space.ts';
import { mostTaps, WEIGHT_ONE } from '../image/axis-taps.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import { prepareResampling } from '../image/resampling.ts';

/**
 * Luma of an upright region, 0..255 (32-bit floats, not rounded), row by row from the top left, in the kernels' memory: valid until another
 * picture is copied there or a computation is given room that does not begin after it (`room(…, region.end)`).
 */
export interface GreyRegion {
  readonly width: number;
  readonly height: number;
  /** Where it begins in that memory, and where it ends, in bytes. */
  readonly at: number;
  readonly end: number;
}

/**
 * The luma (ITU-R BT.601) of an upright rectangle of a picture, resampled to width x height as `prepareResampling` says. Whole
 * pixels at their own size keep their values.
 */
export function greyRegion(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
): GreyRegion {
  const size = width * height * 4;
  const taps = mostTaps(rect.width, width);
  const lineLength = (Math.max(width, image.width + taps) + 3) & ~3;
  const lines = 8 * lineLength * 4;
  const bytes = size + SPARE + lines + width * taps * 4;
  const made = prepareResampling(image, rect, width, height, bytes);
  const { kernels, resampling, whole, roomAt: at } = made;
  const linesAt = at + size + SPARE;
  const weights = whole ? WHOLE : WEIGHTED;
  const weightsAt = linesAt + lines;
  kernels.resampleLuma(resampling, height, whole, ...weights, linesAt, lineLength, weightsAt, at);
  return { width, height, at, end: at + size };
}

/** Bytes between the luma and the lines that it is made of. */
const SPARE = 16;
/** Weights of sums that are 256 times the samples. */
const WHOLE = [LUMA.red / WEIGHT_ONE, LUMA.green / WEIGHT_ONE, LUMA.blue / WEIGHT_ONE] as const;
/** The same for sums that will be weighted by 256ths again. */
const WEIGHTED = [WHOLE[0] / WEIGHT_ONE, WHOLE[1] / WEIGHT_ONE, WHOLE[2] / WEIGHT_ONE] as const;
