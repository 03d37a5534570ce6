import type { Rect } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import { axisTaps, type AxisTaps } from './axis-taps.ts';
import type { Image } from './image.ts';

/** Rows of the picture that make one output row at least, before rows are left out. */
const ENOUGH_ROWS = 3;

/** Largest part of a picture that is copied at once to where the kernels read, in bytes: their memory stays small. */
const LARGEST_BLOCK = 4 * 1024 * 1024;
/** From this share of a picture's width on, whole rows are copied with one call instead of their parts with one each. */
export const WHOLE_ROWS_FROM = 1 / 2;

/** Some rows of an output, one below the other, for the kernels that resample. */
export interface Band extends KernelMemory {
  /** Where the kernels' `Resampling` of these rows is. */
  readonly resampling: number;
  /** The first of the rows, and how many they are. */
  readonly top: number;
  readonly rows: number;
  /** Whether each column of the output is one of the picture, in order. */
  readonly whole: boolean;
  /** Memory that the caller asked for; it holds what earlier bands left there. */
  readonly roomAt: number;
}

/**
 * Resamples an upright rectangle of a picture to width x height, in bands from top to bottom. Area averaging
 * where it shrinks, linear interpolation where it enlarges; beyond the picture its edge is repeated. Weights are whole
 * 256ths on each axis, all sums are whole: every engine computes the same numbers. Where it shrinks by 6 and more,
 * only every second (third, …) row is read: at least three rows of all their pixels still make each output row, and
 * reading pixels is what the time goes into.
 *
 * @param bytes memory that `sink` wants for itself
 * @param sink computes with kernels in the memory of its band, in no other
 */
export function resample(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  bytes: number,
  sink: (band: Band) => void,
): void {
  const { channels } = image;
  const columns = axisTaps(rect.x, rect.width, image.width, width);
  // Of every `skip` rows the middle one is read. Those alone make a lower picture, in which rectangles shrink by that factor.
  const skip = Math.max(1, Math.floor(rect.height / height / ENOUGH_ROWS));
  const middle = skip >> 1;
  const top = (rect.y - middle - 0.5) / skip + 0.5;
  const readable = Math.max(1, Math.ceil((image.height - middle) / skip));
  const rows = axisTaps(top, rect.height / skip, readable, height);
  const left = columns.first[0]!;
  const length = columns.first[width - 1]! + columns.count[width - 1]! - left;
  const samples = length * channels;
  const step = image.width * channels * skip;
  const origin = (Math.min(middle, image.height - 1) * image.width + left) * channels;
  // Where most of a row is read, all rows are copied at once, else their parts one by one.
  const atOnce = samples >= WHOLE_ROWS_FROM * step;
  const stride = atOnce ? step : samples;
  const mostRows = Math.max(rows.most, Math.floor(LARGEST_BLOCK / stride));
  const { at, ...memory } = room([
    bytes,
    RESAMPLING_WORDS * 4,
    rows.first.byteLength,
    rows.count.byteLength,
    rows.weights.byteLength,
    columns.first.byteLength,
    columns.count.byteLength,
    columns.weights.byteLength,
    (samples + 32) * 2,
    Math.min(mostRows, readable) * stride,
  ]);
  const [roomAt, resampling, rowFirstAt, rowCountAt, rowWeightsAt, ...rest] = at;
  const [firstAt, countAt, weightsAt, sumsAt, blockAt] = rest;
  const { words } = memory;
  words.set(rows.first, rowFirstAt / 4);
  words.set(rows.count, rowCountAt / 4);
  words.set(rows.weights, rowWeightsAt / 4);
  for (let x = 0; x < width; x++) words[firstAt / 4 + x] = columns.first[x]! - left;
  words.set(columns.count, countAt / 4);
  words.set(columns.weights, weightsAt / 4);
  const whole = length === width && columns.count.every((count) => count === 1);
  // A view of its own: parts of a Node Buffer cost several times as much to name.
  const data = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  for (let from = 0, to = 0; from < height; from = to) {
    to = bandEnd(rows, from, mostRows);
    const first = rows.first[from]!;
    const last = rows.first[to - 1]! + rows.count[to - 1]! - 1;
    if (atOnce) {
      const end = origin + last * step + samples;
      memory.bytes.set(data.subarray(origin + first * step, end), blockAt);
    } else {
      for (let row = first; row <= last; row++) {
        const start = origin + row * step;
        memory.bytes.set(data.subarray(start, start + samples), blockAt + (row - first) * stride);
      }
    }
    const place = from * 4;
    words.set(
      [
        // Rows are counted from the picture's first.
        blockAt - first * stride,
        stride,
        samples,
        channels,
        rowFirstAt + place,
        rowCountAt + place,
        rowWeightsAt + place * rows.most,
        rows.most,
        sumsAt,
        width,
        firstAt,
        countAt,
        weightsAt,
        columns.most,
      ] satisfies Resampling,
      resampling / 4,
    );
    sink({ ...memory, resampling, top: from, rows: to - from, whole, roomAt });
  }
}

/** The members of the kernels' class of that name, in their order. */
type Resampling = [
  rowsAt: number,
  step: number,
  samples: number,
  channels: number,
  rowFirstAt: number,
  rowCountAt: number,
  rowWeightsAt: number,
  mostRows: number,
  sumsAt: number,
  width: number,
  firstAt: number,
  countAt: number,
  weightsAt: number,
  most: number,
];
const RESAMPLING_WORDS = 14 satisfies Resampling['length'];

/** The output row behind the last that, together with those from `from` on, is made of at most `most` rows of the picture. */
function bandEnd({ first, count }: AxisTaps, from: number, most: number): number {
  let end = from + 1;
  while (end < first.length && first[end]! + count[end]! - first[from]! <= most) end++;
  return end;
}
