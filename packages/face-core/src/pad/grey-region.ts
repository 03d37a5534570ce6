import type { Rect } from '../geometry/space.ts';
import { mostTaps, WEIGHT_ONE } from '../image/axis-taps.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import { prepareResampling, selectPart, type Resampling } from '../image/resampling.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';

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

/** How the luma of a rectangle is made, laid out in the kernels' memory: as short-lived as a `GreyRegion`. */
export interface LumaPlan extends GreyRegion {
  readonly made: Resampling;
  readonly linesAt: number;
  readonly lineLength: number;
  readonly weightsAt: number;
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
  const plan = planLuma(image, rect, width, height, width * height);
  const { made, at } = plan;
  makeRows(plan, made, height);
  // What the luma was made of may be overwritten.
  return { width, height, at, end: at + width * height * 4 };
}

/**
 * The same laid out only: parts of it are made one by one.
 *
 * @param largest pixels of the largest part
 */
export function planLuma(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  largest: number,
): LumaPlan {
  const size = largest * 4 + SPARE;
  const taps = mostTaps(rect.width, width);
  const lineLength = (Math.max(width, image.width + taps) + 3) & ~3;
  const lines = 8 * lineLength * 4;
  const bytes = size + lines + width * taps * 4;
  const made = prepareResampling(image, rect, width, height, bytes);
  const { roomAt: at, end } = made;
  const linesAt = at + size;
  return { made, width, height, at, end, linesAt, lineLength, weightsAt: linesAt + lines };
}

/** Makes a part of a plan's luma, in the place where the part before was. */
export function makePart(
  plan: LumaPlan,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const memory = room([], plan.end);
  selectPart(plan.made, memory.words, part);
  makeRows(plan, memory, part.height);
}

function makeRows(
  { made, linesAt, lineLength, weightsAt, at }: LumaPlan,
  { kernels }: KernelMemory,
  rows: number,
): void {
  const { resampling, whole } = made;
  const weights = whole ? WHOLE : WEIGHTED;
  kernels.resampleLuma(resampling, rows, whole, ...weights, linesAt, lineLength, weightsAt, at);
}

/** Bytes between the luma and the lines that it is made of. */
const SPARE = 16;
/** Weights of sums that are 256 times the samples. */
const WHOLE = [LUMA.red / WEIGHT_ONE, LUMA.green / WEIGHT_ONE, LUMA.blue / WEIGHT_ONE] as const;
/** The same for sums that will be weighted by 256ths again. */
const WEIGHTED = [WHOLE[0] / WEIGHT_ONE, WHOLE[1] / WEIGHT_ONE, WHOLE[2] / WEIGHT_ONE] as const;
