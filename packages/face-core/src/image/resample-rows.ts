import type { Rect } from '../geometry/space.ts';
import { axisTaps, WEIGHT_ONE, type AxisTaps } from './axis-taps.ts';
import type { Image } from './image.ts';
import { asWords, sumSampleRows, sumWordRows } from './weighted-rows.ts';

/** Receives one output row: red, green, blue of each pixel, 0..255. The buffer is used again for the next row. */
export type RowSink = (row: Float32Array, y: number) => void;

/** Rows of the picture that make one output row at least, before rows are left out. */
const ENOUGH_ROWS = 3;

/** Sums over the rows of the picture that make one output row, 256 times the samples. */
export interface RowSums {
  /** Interleaved samples, `first` of them left out at the left of the picture. The buffer is used again for the next row. */
  readonly sums: Uint16Array;
  readonly first: number;
  /** How the columns of the picture make those of the output. */
  readonly columns: AxisTaps;
}

/**
 * Resamples an upright rectangle of a picture to width x height and hands out the rows from top to bottom. Area averaging
 * where it shrinks, linear interpolation where it enlarges; beyond the picture its edge is repeated. Weights are whole
 * 256ths on each axis, all sums are whole: every engine computes the same numbers. Where it shrinks by 6 and more,
 * only every second (third, …) row is read: at least three rows of all their pixels still make each output row, and
 * reading pixels is what the time goes into.
 */
export function resampleRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  sink: RowSink,
): void {
  const row = new Float32Array(width * 3);
  sumRows(image, rect, width, height, ({ sums, first, columns }, y) => {
    sumColumns(sums, first, image.channels, columns, row);
    sink(row, y);
  });
}

/** The first half of `resampleRows`, for those who resample along the rows themselves. */
export function sumRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  sink: (row: RowSums, y: number) => void,
): void {
  const columns = axisTaps(rect.x, rect.width, image.width, width);
  const { channels, data } = image;
  // Of every `skip` rows the middle one is read. Those alone make a lower picture, in which rectangles shrink by that factor.
  const skip = Math.max(1, Math.floor(rect.height / height / ENOUGH_ROWS));
  const middle = skip >> 1;
  const top = (rect.y - middle - 0.5) / skip + 0.5;
  const readable = Math.max(1, Math.ceil((image.height - middle) / skip));
  const rows = axisTaps(top, rect.height / skip, readable, height);
  const origin = Math.min(middle, image.height - 1) * image.width * channels;
  const stride = image.width * channels * skip;
  const right = (columns.first[width - 1]! + columns.count[width - 1]!) * channels;
  // The sums begin on a whole word, at most three samples before the first pixel that is needed.
  const first = (columns.first[0]! * channels) & ~3;
  const wordCount = Math.ceil((right - first) / 4);
  const sums = new Uint16Array(wordCount * 4);
  const sumWords = new Int32Array(sums.buffer);
  const words = asWords(data, image.width * channels);
  const row = { sums, first, columns };
  for (let y = 0; y < height; y++) {
    const at = rows.offset[y]!;
    const count = rows.count[y]!;
    const base = origin + rows.first[y]! * stride + first;
    if (words) sumWordRows(words, base / 4, stride / 4, rows.weights, at, count, sumWords);
    else sumSampleRows(data, base, stride, rows.weights, at, count, sums);
    sink(row, y);
  }
}

/** row = weighted sums along x of the first three channels, as 0..255. */
function sumColumns(
  sums: Uint16Array,
  left: number,
  channels: number,
  columns: AxisTaps,
  row: Float32Array,
): void {
  const { first, count, offset, weights } = columns;
  const unit = 1 / (WEIGHT_ONE * WEIGHT_ONE);
  for (let x = 0, out = 0; x < first.length; x++, out += 3) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let from = first[x]! * channels - left;
    const start = offset[x]!;
    const end = start + count[x]!;
    for (let tap = start; tap < end; tap++, from += channels) {
      const weight = weights[tap]!;
      red = (red + Math.imul(weight, sums[from]!)) | 0;
      green = (green + Math.imul(weight, sums[from + 1]!)) | 0;
      blue = (blue + Math.imul(weight, sums[from + 2]!)) | 0;
    }
    row[out] = red * unit;
    row[out + 1] = green * unit;
    row[out + 2] = blue * unit;
  }
}
