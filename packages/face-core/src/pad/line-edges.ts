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
 * The pixels of a picture on an edge that is nearly upright or nearly level, where the gradient across is largest.
 *
 * @param region at most 32767 pixels wide and high
 */
export function lineEdges({ width, height, data }: GreyRegion): {
  readonly upright: LineEdges;
  readonly level: LineEdges;
} {
  const upright = [edgeList(), edgeList()] as const;
  const level = [edgeList(), edgeList()] as const;
  for (let y = 1; y < height - 1; y++) {
    const above = (y - 1) * width;
    const row = above + width;
    const below = row + width;
    // Sums and differences of the three columns around a pixel: Sobel's gradients are made of them.
    let sumLeft = data[above]! + 2 * data[row]! + data[below]!;
    let sum = data[above + 1]! + 2 * data[row + 1]! + data[below + 1]!;
    let fallLeft = data[below]! - data[above]!;
    let fall = data[below + 1]! - data[above + 1]!;
    for (let x = 1; x < width - 1; x++) {
      const p = data[above + x + 1]!;
      const q = data[below + x + 1]!;
      const sumRight = p + 2 * data[row + x + 1]! + q;
      const fallRight = q - p;
      const gx = sumRight - sumLeft;
      const gy = fallLeft + 2 * fall + fallRight;
      const across = gx < 0 ? -gx : gx;
      const down = gy < 0 ? -gy : gy;
      if (across > STRONG && down < SLANT * across) {
        if (largestAcross(data, width, x, y, across)) upright[gx > 0 ? 0 : 1].add(y, x);
      } else if (down > STRONG && across < SLANT * down) {
        if (largestDown(data, width, height, x, y, down)) level[gy > 0 ? 0 : 1].add(x, y);
      }
      sumLeft = sum;
      sum = sumRight;
      fallLeft = fall;
      fall = fallRight;
    }
  }
  return {
    upright: [upright[0].byPlace(height), upright[1].byPlace(height)],
    level: [level[0].byPlace(width), level[1].byPlace(width)],
  };
}

/** Whether neither neighbour in the row has a larger gradient along x; on the outermost pixels it counts as 0. */
function largestAcross(
  data: Float32Array,
  width: number,
  x: number,
  y: number,
  strength: number,
): boolean {
  return (
    (x < 2 || strength >= Math.abs(sobel(data, y * width + x - 1, 1, width))) &&
    (x > width - 3 || strength >= Math.abs(sobel(data, y * width + x + 1, 1, width)))
  );
}

/** The same along y. */
function largestDown(
  data: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
  strength: number,
): boolean {
  return (
    (y < 2 || strength >= Math.abs(sobel(data, (y - 1) * width + x, width, 1))) &&
    (y > height - 3 || strength >= Math.abs(sobel(data, (y + 1) * width + x, width, 1)))
  );
}

/** Eight times the gradient at a place, along steps of `across`. */
function sobel(data: Float32Array, i: number, across: number, along: number): number {
  const after = data[i + across - along]! + 2 * data[i + across]! + data[i + across + along]!;
  const before = data[i - across - along]! + 2 * data[i - across]! + data[i - across + along]!;
  return after - before;
}

/** Collects edges that come with rising `across` for each `along`. */
function edgeList() {
  let places = new Int32Array(1024);
  let count = 0;
  return {
    add(along: number, across: number): void {
      if (count === places.length) {
        const longer = new Int32Array(count * 2);
        longer.set(places);
        places = longer;
      }
      places[count++] = along * 65536 + across;
    },
    byPlace(length: number): EdgeIntervals {
      return intervalsOf(places.subarray(0, count), length);
    },
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
