import type { Rect } from '../geometry/space.ts';
import { gaussianBlur } from './gaussian-blur.ts';
import { resizedGrey, type GreyRegion } from './grey-region.ts';

/** Height of the face box on the picture in which lines are looked for, pixels: lines of the scene keep their scale. */
const FACE = 160;
/** Half of the side of the square that is looked at, in heights of the face box. */
export const LINES_REACH = 1.5;
const BLUR = 1.2;
/** Gradient from which a pixel is an edge, grey levels per pixel, and how much of it may lie along the line. */
const GRADIENT = 8;
const SLANT = 0.3;
/** A line may pass the face by this much at both ends, and still counts as long. */
const BEYOND = 48;
const TANGENTS = Array.from({ length: 11 }, (_, i) => Math.tan(((2 * i - 10) * Math.PI) / 180));
/** A side of the face with fewer columns than this is not looked at. */
const LEAST_RANGE = 6;

/** The strongest line on each side of the face: the share of its length on which there is an edge, 0..1. */
export interface StraightLines {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Mean of the four. */
  readonly mean: number;
}

/**
 * Straight lines beside the face: the border of a picture or screen that is held before the camera. On each of the four
 * sides the edge pixels along a nearly upright (left, right) or level (top, bottom) line of one polarity are counted, for lines of
 * -10 to 10 degrees; the side's value is the share of the best line that is edge, over the face's height (width) and 48/160
 * of a face on either end. Higher = more like an attack; also door frames, shelves and curtains.
 * Source: experiments of this project (cue r8_s).
 *
 * @param square luma of the square of 1.5 face heights to every side of the face's centre, or what the picture has of it
 * @param box the face in pixels of that square
 */
export function straightLines(square: GreyRegion, box: Rect<'frame'>): StraightLines {
  const scale = FACE / box.height;
  const width = Math.max(1, Math.round(square.width * scale));
  const height = Math.max(1, Math.round(square.height * scale));
  const [left, right] = [Math.round(box.x * scale), Math.round((box.x + box.width) * scale)];
  const [top, bottom] = [Math.round(box.y * scale), Math.round((box.y + box.height) * scale)];
  const region = gaussianBlur(resizedGrey(square, width, height), BLUR);
  const { upright, level } = edgesOf(region);
  const rows = { from: Math.max(0, top - BEYOND), to: Math.min(height, bottom + BEYOND) };
  const columns = { from: Math.max(0, left - BEYOND), to: Math.min(width, right + BEYOND) };
  const sides = {
    left: strongestLine(upright, rows, { from: 3, to: left - 6 }, width),
    right: strongestLine(upright, rows, { from: right + 6, to: width - 3 }, width),
    top: strongestLine(level, columns, { from: 3, to: top - 8 }, height),
    bottom: strongestLine(level, columns, { from: bottom + 16, to: height - 3 }, height),
  };
  return { ...sides, mean: (sides.left + sides.right + sides.top + sides.bottom) / 4 };
}

/** Sobel's gradients in grey levels per pixel; 0 on the outermost pixels. */
function sobel({ width, height, data }: GreyRegion): { x: Float32Array; y: Float32Array } {
  const gx = new Float32Array(data.length);
  const gy = new Float32Array(data.length);
  for (let y = 1; y < height - 1; y++) {
    for (let i = y * width + 1; i < y * width + width - 1; i++) {
      const a = data[i - width - 1]!;
      const b = data[i - width + 1]!;
      const c = data[i + width - 1]!;
      const d = data[i + width + 1]!;
      gx[i] = (b - a + d - c + 2 * (data[i + 1]! - data[i - 1]!)) / 8;
      gy[i] = (c - a + d - b + 2 * (data[i + width]! - data[i - width]!)) / 8;
    }
  }
  return { x: gx, y: gy };
}

/** Edge pixels of lines of one direction, by polarity, each as 65536 times its place along the line plus the one across. */
type Edges = readonly [rising: Int32Array, falling: Int32Array];

/** Edge pixels where the gradient across the line is largest, and the pixel on either side of each. */
function edgesOf(region: GreyRegion): { upright: Edges; level: Edges } {
  const { width, height } = region;
  const gradients = sobel(region);
  const upright = edgeLists(height);
  const level = edgeLists(width);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
      const gx = gradients.x[i]!;
      const gy = gradients.y[i]!;
      const strengthX = Math.abs(gx);
      const strengthY = Math.abs(gy);
      if (strengthX > GRADIENT && strengthY < SLANT * strengthX) {
        const before = Math.abs(gradients.x[i - 1]!);
        const after = Math.abs(gradients.x[i + 1]!);
        if (strengthX >= before && strengthX >= after) upright.add(y, x, gx > 0);
      } else if (strengthY > GRADIENT && strengthX < SLANT * strengthY) {
        const before = Math.abs(gradients.y[i - width]!);
        const after = Math.abs(gradients.y[i + width]!);
        if (strengthY >= before && strengthY >= after) level.add(x, y, gy > 0);
      }
    }
  }
  return { upright: upright.lists(), level: level.lists() };
}

/** Collects edges that come with rising `across` for each `along`. */
function edgeLists(length: number) {
  const lists = [0, 1].map(() => ({
    places: new Int32Array(4096),
    count: 0,
    // Nothing is collected twice: the last place across that was, for each place along.
    last: new Int16Array(length).fill(-1),
  }));
  return {
    add(along: number, across: number, rising: boolean): void {
      const list = lists[rising ? 0 : 1]!;
      const from = Math.max(across - 1, list.last[along]! + 1);
      if (list.count + 3 > list.places.length) {
        const longer = new Int32Array(list.places.length * 2);
        longer.set(list.places);
        list.places = longer;
      }
      for (let a = from; a <= across + 1; a++) list.places[list.count++] = along * 65536 + a;
      list.last[along] = across + 1;
    },
    lists: (): Edges => [
      lists[0]!.places.subarray(0, lists[0]!.count),
      lists[1]!.places.subarray(0, lists[1]!.count),
    ],
  };
}

interface Range {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

/** The largest share of `along` with an edge on one line, over the lines that cross the middle of `along` within `across`. */
function strongestLine(edges: Edges, along: Range, across: Range, breadth: number): number {
  const length = along.to - along.from;
  const first = Math.max(0, across.from);
  const last = Math.min(breadth, across.to);
  if (last - first < LEAST_RANGE || length <= 0) return 0;
  const middle = (along.from + along.to - 1) / 2;
  const steepest = Math.ceil(((length - 1) / 2) * TANGENTS.at(-1)!);
  const shift = new Int16Array(along.to);
  const counts = new Uint16Array(last - first);
  let most = 0;
  for (const list of edges) {
    const near = list.filter((place) => {
      const a = place & 0xffff;
      const l = place >> 16;
      return l >= along.from && l < along.to && a >= first - steepest && a < last + steepest;
    });
    for (const tangent of TANGENTS) {
      for (let l = along.from; l < along.to; l++) shift[l] = Math.round((l - middle) * tangent);
      counts.fill(0);
      for (const place of near) {
        const at = (place & 0xffff) - shift[place >> 16]! - first;
        if (at >= 0 && at < counts.length) counts[at]!++;
      }
      for (const count of counts) if (count > most) most = count;
    }
  }
  return most / length;
}
