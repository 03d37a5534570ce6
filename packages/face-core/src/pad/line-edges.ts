import { room } from '../kernels/kernels.ts';
import { blurRoom, gaussianBlur } from './gaussian-blur.ts';
import type { GreyRegion } from './grey-region.ts';

/** Gradient from which a pixel is an edge, grey levels per pixel, and how much of it may lie along the line. */
const GRADIENT = 8;
const SLANT = 0.3;
/** The same for Sobel's sums, which are eight times the gradient. */
const STRONG = 8 * GRADIENT;

/**
 * Edge pixels of lines of one direction and polarity, in the kernels' memory: `count` 32-bit numbers, each 65536 times the place along the line and
 * the place across it. Of one place along the line, places across rise.
 */
export interface EdgeList {
  readonly at: number;
  readonly count: number;
}

/** By polarity: grey rises across the line, or falls. */
export type LineEdges = readonly [rising: EdgeList, falling: EdgeList];

/**
 * The pixels of a blurred picture on an edge that is nearly upright or nearly level, where the gradient across is largest.
 *
 * @param region at most 32767 pixels wide and high; it is blurred in place
 * @param sigma of the Gaussian that it is blurred with, pixels
 */
export function lineEdges(
  region: GreyRegion,
  sigma: number,
): {
  readonly upright: LineEdges;
  readonly level: LineEdges;
  /** Where the lists end in that memory, in bytes. */
  readonly end: number;
} {
  const { width, height, at: dataAt } = region;
  const capacity = width * height;
  const [between, line] = blurRoom(region);
  const {
    kernels,
    words,
    at: [gradientsAt, lineAt, listsAt, countsAt],
  } = room([2 * between, line, 4 * 4 * capacity, 4 * 4], region.end);
  // The gradients have the room that the blur needed before.
  gaussianBlur(kernels, region, [gradientsAt, lineAt], sigma);
  kernels.edges(dataAt, width, height, gradientsAt, STRONG, SLANT, listsAt, capacity, countsAt);
  const list = (k: number): EdgeList => ({
    at: listsAt + 4 * k * capacity,
    count: words[countsAt / 4 + k]!,
  });
  return { upright: [list(0), list(1)], level: [list(2), list(3)], end: countsAt };
}
