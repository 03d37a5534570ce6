import type { Rect } from '../geometry/space.ts';
import { lineEdges, type EdgeIntervals, type LineEdges } from './line-edges.ts';
import { lumaIn, type MeasuredPicture } from './measured-picture.ts';

/** Height of the face box on the picture in which lines are looked for, pixels: lines of the scene keep their scale. */
const FACE = 160;
/** Half of the side of the square that is looked at, in heights of the face box. */
const LINES_REACH = 1.5;
const BLUR = 1.2;
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
  /** Mean of the two strongest sides: the evidence for a border. */
  readonly border: number;
}

/**
 * Straight lines beside the face: the border of a picture or screen that is held before the camera. On each of the four
 * sides the edge pixels along a nearly upright (left, right) or level (top, bottom) line of one polarity are counted, for lines of
 * -10 to 10 degrees; the side's value is the share of the best line that is edge, over the face's height (width) and 48/160
 * of a face on either end. A picture that is held up shows two of its borders at least, while one that reaches beyond the camera's picture
 * leaves nothing on the other sides; a scene often has one line. So the two strongest sides count. Higher = more like an attack; also
 * door frames, shelves and curtains.
 * Source: experiments of this project (cue r8_s, there the mean of all four sides; docs/decisions/0018-two-sides-of-a-border.md).
 *
 * @param box the face in pixels of the measured picture; the square of 1.5 of its heights to every side of its centre is looked at
 */
export function straightLines(picture: MeasuredPicture, box: Rect<'frame'>): StraightLines {
  const reach = LINES_REACH * box.height;
  const across = span(box.x + box.width / 2, reach, picture.width);
  const down = span(box.y + box.height / 2, reach, picture.height);
  const square = { x: across.from, y: down.from, width: across.length, height: down.length };
  const scale = FACE / box.height;
  const width = Math.max(1, Math.round(square.width * scale));
  const height = Math.max(1, Math.round(square.height * scale));
  const [x, y] = [box.x - square.x, box.y - square.y];
  const [left, right] = [Math.round(x * scale), Math.round((x + box.width) * scale)];
  const [top, bottom] = [Math.round(y * scale), Math.round((y + box.height) * scale)];
  const { upright, level } = lineEdges(lumaIn(picture, square, width, height), BLUR);
  const rows = { from: Math.max(0, top - BEYOND), to: Math.min(height, bottom + BEYOND) };
  const columns = { from: Math.max(0, left - BEYOND), to: Math.min(width, right + BEYOND) };
  const sides = {
    left: strongestLine(upright, rows, { from: 3, to: left - 6 }, width),
    right: strongestLine(upright, rows, { from: right + 6, to: width - 3 }, width),
    top: strongestLine(level, columns, { from: 3, to: top - 8 }, height),
    bottom: strongestLine(level, columns, { from: bottom + 16, to: height - 3 }, height),
  };
  const [, , second, strongest] = [sides.left, sides.right, sides.top, sides.bottom].sort(
    (a, b) => a - b,
  );
  return { ...sides, border: (strongest! + second!) / 2 };
}

/** The whole pixels within `reach` of a place that lie in the picture. */
function span(centre: number, reach: number, size: number): { from: number; length: number } {
  const from = Math.min(Math.max(0, Math.round(centre - reach)), size - 1);
  const to = Math.max(Math.min(size, Math.round(centre + reach)), from + 1);
  return { from, length: to - from };
}

interface Range {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

/** The largest share of `along` with an edge on one line, over the lines that cross the middle of `along` within `across`. */
function strongestLine(edges: LineEdges, along: Range, across: Range, breadth: number): number {
  const length = along.to - along.from;
  const first = Math.max(0, across.from);
  const last = Math.min(breadth, across.to);
  if (last - first < LEAST_RANGE || length <= 0) return 0;
  const most = edges.map((list) => longestLine(list, along, { from: first, to: last }));
  return Math.max(...most) / length;
}

/** The most places of `along` that lie on one line's edge pixels. */
function longestLine({ intervals, starts }: EdgeIntervals, along: Range, across: Range): number {
  const middle = (along.from + along.to - 1) / 2;
  const steepest = Math.ceil((along.to - 1 - middle) * TANGENTS.at(-1)!);
  // For each slope, how the number of edge pixels changes from line to line; lines that cross outside of `across` are not used.
  const margin = 2 * steepest + 1;
  const breadth = across.to - across.from;
  const stride = breadth + 2 * margin;
  const changes = new Int16Array(stride * TANGENTS.length);
  const shifts = new Int32Array(TANGENTS.length);
  for (let l = along.from; l < along.to; l++) {
    const to = starts[l + 1]!;
    if (starts[l] === to) continue;
    for (let t = 0; t < shifts.length; t++) {
      shifts[t] = t * stride + margin - across.from - Math.round((l - middle) * TANGENTS[t]!);
    }
    for (let i = starts[l]!; i < to; i++) {
      const interval = intervals[i]!;
      const end = interval >> 16;
      const start = interval & 0xffff;
      if (end < across.from - steepest || start > across.to + steepest) continue;
      for (let t = 0; t < shifts.length; t++) {
        const shift = shifts[t]!;
        changes[shift + start]!++;
        changes[shift + end]!--;
      }
    }
  }
  let most = 0;
  for (let t = 0; t < TANGENTS.length; t++) {
    let count = 0;
    const from = t * stride;
    for (let i = 0; i < margin + breadth; i++) {
      count += changes[from + i]!;
      if (i >= margin && count > most) most = count;
    }
  }
  return most;
}
