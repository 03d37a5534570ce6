import type { Rect } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import { axisTaps } from './axis-taps.ts';
import type { Image } from './image.ts';

/** Receives one output row: red, green, blue of each pixel, 0..255. The buffer is used again for the next row. */
export type RowSink = (row: Float32Array, y: number) => void;

/** Rows of the picture that make one output row at least, before rows are left out. */
const ENOUGH_ROWS = 3;

/** Largest part of a picture that is copied at once to where the kernels read, in bytes: their memory stays small. */
const LARGEST_BLOCK = 4 * 1024 * 1024;

/** Sums over the rows of the picture that make one output row, 256 times the samples, in the kernels' memory. */
export interface RowSums extends KernelMemory {
  /** 16-bit sums, interleaved, of the columns that are needed. */
  readonly sumsAt: number;
  /** Number of those columns. */
  readonly length: number;
  /** How they make the columns of the output, as `axisTaps` has it; `firstAt` counts from the first of those columns. */
  readonly firstAt: number;
  readonly countAt: number;
  readonly weightsAt: number;
  readonly most: number;
  /** Whether each column of the output is one of the picture, in order. */
  readonly whole: boolean;
  /** Memory that the caller asked for. */
  readonly roomAt: number;
}

/**
 * Resamples an upright rectangle of a picture to width x height and hands out the rows from top to bottom. Area averaging
 * where it shrinks, linear interpolation where it enlarges; beyond the picture its edge is repeated. Weights are whole
 * 256ths on each axis, all sums are whole: every engine computes the same numbers. Where it shrinks by 6 and more,
 * only every second (third, …) row is read: at least three rows of all their pixels still make each output row, and
 * reading pixels is what the time goes into.
 *
 * @param sink calls no kernel
 */
export function resampleRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  sink: RowSink,
): void {
  const { channels } = image;
  const length = width * 3;
  sumRows(image, rect, width, height, channels, length * 4, (sums, y) => {
    const { kernels, sumsAt, firstAt, countAt, weightsAt, most, roomAt, floats } = sums;
    kernels.columnsToPixels(sumsAt, channels, firstAt, countAt, weightsAt, most, width, roomAt);
    sink(floats.subarray(roomAt / 4, roomAt / 4 + length), y);
  });
}

/**
 * The first half of `resampleRows`, for those who resample along the rows themselves.
 *
 * @param unit of the output pixels' first columns: samples (the picture's channels) or pixels (1)
 * @param bytes memory that `sink` wants for itself
 * @param sink computes with kernels in that memory, in no other
 */
export function sumRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  unit: number,
  bytes: number,
  sink: (row: RowSums, y: number) => void,
): void {
  const columns = axisTaps(rect.x, rect.width, image.width, width);
  const { channels } = image;
  // A view of its own: parts of a Node Buffer cost several times as much to name.
  const data = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
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
  const above = rows.first[0]!;
  const block = (rows.first[height - 1]! + rows.count[height - 1]! - 1 - above) * step + samples;
  // Rows that are mostly read are copied at once, the others one by one.
  const atOnce = block <= LARGEST_BLOCK && block <= 3 * samples * height;
  const { at, ...memory } = room([
    atOnce ? block : samples * rows.most,
    rows.weights.byteLength,
    samples * 2,
    columns.first.byteLength,
    columns.count.byteLength,
    columns.weights.byteLength,
    bytes,
  ]);
  const [rowsAt, rowWeightsAt, sumsAt, firstAt, countAt, weightsAt, roomAt] = at;
  memory.words.set(rows.weights, rowWeightsAt / 4);
  memory.words.set(
    columns.first.map((first) => (first - left) * unit),
    firstAt / 4,
  );
  memory.words.set(columns.count, countAt / 4);
  memory.words.set(columns.weights, weightsAt / 4);
  const { most } = columns;
  const whole = length === width && columns.count.every((count) => count === 1);
  const sums = { ...memory, sumsAt, length, firstAt, countAt, weightsAt, most, whole, roomAt };
  const from = (row: number): number => origin + row * step;
  if (atOnce) memory.bytes.set(data.subarray(from(above), from(above) + block), rowsAt);
  for (let y = 0; y < height; y++) {
    const first = rows.first[y]!;
    const count = rows.count[y]!;
    const weights = rowWeightsAt + y * rows.most * 4;
    if (atOnce) {
      const start = rowsAt + (first - above) * step;
      memory.kernels.sumRows(start, step, weights, count, samples, sumsAt);
    } else {
      for (let row = 0; row < count; row++) {
        const start = from(first + row);
        memory.bytes.set(data.subarray(start, start + samples), rowsAt + row * samples);
      }
      memory.kernels.sumRows(rowsAt, samples, weights, count, samples, sumsAt);
    }
    sink(sums, y);
  }
}
