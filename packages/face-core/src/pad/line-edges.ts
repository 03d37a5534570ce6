import { room } from '../kernels/kernels.ts';
import { blurRoom, gaussianBlur } from './gaussian-blur.ts';
import type { GreyRegion } from './grey-region.ts';

/** Gradient from which a pixel is an edge, grey levels per pixel, and how much of it may lie along the line. */
const GRADIENT = 8;
const SLANT = 0.3;
/** The same for Sobel's sums, which are eight times the gradient. */
const STRONG = 8 * GRADIENT;

/**
 * Edge pixels of lines of one direction and polarity, with the pixel on either side of each, as intervals across the line. Those of
 * place `l` along the line are `intervals` from `starts[l]` to `starts[l + 1]`; each is 65536 times its end (excluded) plus its
 * start. Intervals of one place are apart from each other and rise.
 */
export interface EdgeIntervals {
  readonly intervals: Int32Array;
  readonly starts: Int32Array;
}

/** By polarity: grey rises across the line, or falls. */
export type LineEdges = readonly [rising: EdgeIntervals, falling: EdgeIntervals];

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
  const list = (k: number, length: number): EdgeIntervals => {
    const from = listsAt / 4 + k * capacity;
    return intervalsOf(words.subarray(from, from + words[countsAt / 4 + k]!), length);
  };
  return {
    upright: [list(0, height), list(1, height)],
    level: [list(2, width), list(3, width)],
  };
}

/** Sorts edges by their place along the line, and joins those whose neighbours meet. */
function intervalsOf(places: Int32Array, length: number): EdgeIntervals {
  const starts = new Int32Array(length + 1);
  for (const place of places) starts[(place >> 16) + 1]!++;
  for (let l = 0; l < length; l++) starts[l + 1]! += starts[l]!;
  const sorted = new Int32Array(places.length);
  const next = starts.slice(0, length);
  for (const place of places) sorted[next[place >> 16]!++] = place & 0xffff;
  let kept = 0;
  for (let l = 0, from = 0; l < length; l++) {
    const to = starts[l + 1]!;
    starts[l] = kept;
    let end = -1;
    for (; from < to; from++) {
      const across = sorted[from]!;
      // Intervals that meet are one: a pixel counts once, whatever is beside it.
      const start = across - 1 <= end ? sorted[--kept]! & 0xffff : across - 1;
      end = across + 2;
      sorted[kept++] = (end << 16) | start;
    }
  }
  starts[length] = kept;
  return { intervals: sorted.subarray(0, kept), starts };
}
