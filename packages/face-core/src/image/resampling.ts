import type { Rect } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import { axisTaps, type AxisTaps } from './axis-taps.ts';
import type { Image } from './image.ts';
import { placeImage } from './place-image.ts';

/** Rows of the picture that make one output row at least, before rows are left out. */
const ENOUGH_ROWS = 3;

/** What the kernels that resample work on. */
export interface Resampling extends KernelMemory {
  /** Where the kernels' class of that name is. */
  readonly resampling: number;
  /** Whether each column of the output is one of the picture, in order. */
  readonly whole: boolean;
  /** Memory that the caller asked for. */
  readonly roomAt: number;
  /** Where all that is laid out ends, in bytes. */
  readonly end: number;
  readonly columns: AxisTaps;
  /** What the kernels' class holds for the whole output. */
  readonly members: Members;
}

/**
 * Lays out how an upright rectangle of a picture is resampled to width x height; the kernels that begin with `resample` do it. Area averaging
 * where it shrinks, linear interpolation where it enlarges; beyond the picture its edge is repeated. Weights are whole
 * 256ths on each axis, all sums are whole: every engine computes the same numbers. Where it shrinks by 6 and more,
 * only every second (third, …) row is read: at least three rows of all their pixels still make each output row, and
 * reading pixels is what the time goes into.
 *
 * @param bytes memory that the caller wants for itself
 */
export function prepareResampling(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  bytes: number,
): Resampling {
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
  const first = (Math.min(middle, image.height - 1) * image.width + left) * channels;
  const rowsAt = placeImage(image) + first;
  const sums = (samples + 32) * 2;
  const { at, ...memory } = room([
    bytes,
    MEMBERS * 4,
    rows.first.byteLength,
    rows.count.byteLength,
    rows.weights.byteLength,
    columns.first.byteLength,
    columns.count.byteLength,
    columns.weights.byteLength,
    sums,
  ]);
  const [roomAt, resampling, rowFirstAt, rowCountAt, rowWeightsAt, ...rest] = at;
  const [firstAt, countAt, weightsAt, sumsAt] = rest;
  const { words } = memory;
  words.set(rows.first, rowFirstAt / 4);
  words.set(rows.count, rowCountAt / 4);
  words.set(rows.weights, rowWeightsAt / 4);
  for (let x = 0; x < width; x++) words[firstAt / 4 + x] = columns.first[x]! - left;
  words.set(columns.count, countAt / 4);
  words.set(columns.weights, weightsAt / 4);
  const members: Members = [
    rowsAt,
    image.width * channels * skip,
    samples,
    channels,
    rowFirstAt,
    rowCountAt,
    rowWeightsAt,
    rows.most,
    sumsAt,
    width,
    firstAt,
    countAt,
    weightsAt,
    columns.most,
  ];
  words.set(members, resampling / 4);
  const whole = length === width && columns.count.every((count) => count === 1);
  return { ...memory, resampling, whole, roomAt, end: sumsAt + sums, columns, members };
}

/**
 * Makes the kernels see a part of the output instead of the whole: its pixels come out the same, and no others are computed.
 *
 * @param words the kernels' memory as it is now
 * @param x first column and `y` first row of the part
 */
export function selectPart(
  { resampling, columns, members }: Resampling,
  words: Int32Array,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const { first, count } = columns;
  const [rowsAt, step, , channels, rowFirstAt, rowCountAt, rowWeightsAt, mostRows, ...rest] =
    members;
  const [sumsAt, , firstAt, countAt, weightsAt, most] = rest;
  const left = first[x]!;
  const last = x + width - 1;
  for (let i = x; i <= last; i++) words[firstAt / 4 + i] = first[i]! - left;
  const part: Members = [
    rowsAt + (left - first[0]!) * channels,
    step,
    (first[last]! + count[last]! - left) * channels,
    channels,
    rowFirstAt + y * 4,
    rowCountAt + y * 4,
    rowWeightsAt + y * mostRows * 4,
    mostRows,
    sumsAt,
    width,
    firstAt + x * 4,
    countAt + x * 4,
    weightsAt + x * most * 4,
    most,
  ];
  words.set(part, resampling / 4);
}

/** The members of the kernels' class, in their order. */
type Members = [
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
const MEMBERS = 14 satisfies Members['length'];
