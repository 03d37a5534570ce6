import type { Rect } from '../geometry/space.ts';
import { room } from '../kernels/kernels.ts';
import { lineEdges, type LineEdges } from './line-edges.ts';
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
  const { upright, level, end } = lineEdges(lumaIn(picture, square, width, height), BLUR);
  const rows = linesAlong(Math.max(0, top - BEYOND), Math.min(height, bottom + BEYOND));
  const columns = linesAlong(Math.max(0, left - BEYOND), Math.min(width, right + BEYOND));
  const strongest = (edges: LineEdges, lines: Lines, from: number, to: number, breadth: number) =>
    strongestLine(edges, lines, Math.max(0, from), Math.min(breadth, to), end);
  const sides = {
    left: strongest(upright, rows, 3, left - 6, width),
    right: strongest(upright, rows, right + 6, width - 3, width),
    top: strongest(level, columns, 3, top - 8, height),
    bottom: strongest(level, columns, bottom + 16, height - 3, height),
  };
  const [, , second, first] = [sides.left, sides.right, sides.top, sides.bottom].sort(
    (a, b) => a - b,
  );
  return { ...sides, border: (first! + second!) / 2 };
}

/** The whole pixels within `reach` of a place that lie in the picture. */
function span(centre: number, reach: number, size: number): { from: number; length: number } {
  const from = Math.min(Math.max(0, Math.round(centre - reach)), size - 1);
  const to = Math.max(Math.min(size, Math.round(centre + reach)), from + 1);
  return { from, length: to - from };
}

/** Lines of all slopes along a range of rows (columns). */
interface Lines {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
  /** For each row and each slope how far the line is from where it crosses the middle row, pixels. */
  readonly shifts: Int32Array;
  /** The largest of them. */
  readonly steepest: number;
}

function linesAlong(from: number, to: number): Lines {
  const length = Math.max(0, to - from);
  const shifts = shiftsOf(length);
  return { from, to, shifts, steepest: Math.ceil(((length - 1) / 2) * TANGENTS.at(-1)!) };
}

/** Shifts of the longest range of odd and of even length so far: those of a shorter one stand in its middle. */
const longest: [even: Int32Array, odd: Int32Array] = [new Int32Array(), new Int32Array()];

function shiftsOf(length: number): Int32Array {
  const slopes = TANGENTS.length;
  const parity = length % 2 === 0 ? 0 : 1;
  if (longest[parity].length < length * slopes) longest[parity] = shiftsAround(length);
  const all = longest[parity];
  const before = (all.length - length * slopes) / 2;
  return all.subarray(before, before + length * slopes);
}

function shiftsAround(length: number): Int32Array {
  const slopes = TANGENTS.length;
  return Int32Array.from({ length: length * slopes }, (_, i) =>
    Math.round((Math.floor(i / slopes) - (length - 1) / 2) * TANGENTS[i % slopes]!),
  );
}

/**
 * The largest share of the rows (columns) with an edge on one line, over the lines that cross the middle one between `first` and `last`, the latter
 * excluded; the kernels' memory up to `after` is read.
 */
function strongestLine(
  edges: LineEdges,
  { from, to, shifts, steepest }: Lines,
  first: number,
  last: number,
  after: number,
): number {
  const length = to - from;
  const breadth = last - first;
  if (breadth < LEAST_RANGE || length <= 0) return 0;
  const slopes = TANGENTS.length;
  const changes = slopes * (breadth + 4 * steepest + 6) * 2;
  const { kernels, words, at } = room([shifts.byteLength, length * 4, changes], after);
  const [shiftsAt, ...rest] = at;
  words.set(shifts, shiftsAt / 4);
  const most = edges.map((list) =>
    kernels.longestLine(
      list.at,
      list.count,
      from,
      to,
      shiftsAt,
      slopes,
      steepest,
      first,
      breadth,
      ...rest,
    ),
  );
  return Math.max(...most) / length;
}
