import type { Rect } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import { mostTaps, writeTaps } from './axis-taps.ts';
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
  /** Where the first columns of a part's columns are written. */
  readonly partFirstAt: number;
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
 * @throws RangeError for a rectangle of what is no number: nothing may be written where that leads
 */
export function prepareResampling(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  bytes: number,
): Resampling {
  if (!Number.isFinite(rect.x + rect.y + rect.width + rect.height))
    throw new RangeError('a rectangle of what is no number');
  const { channels } = image;
  // Of every `skip` rows the middle one is read. Those alone make a lower picture, in which rectangles shrink by that factor.
  const skip = Math.max(1, Math.floor(rect.height / height / ENOUGH_ROWS));
  const middle = skip >> 1;
  const top = (rect.y - middle - 0.5) / skip + 0.5;
  const readable = Math.max(1, Math.ceil((image.height - middle) / skip));
  const tall = rect.height / skip;
  const mostRows = mostTaps(tall, height);
  const most = mostTaps(rect.width, width);
  const sums = (image.width * channels + 32) * 2;
  const pixelsAt = placeImage(image);
  const { at, ...memory } = room([
    bytes,
    MEMBERS * 4,
    height * 4,
    height * 4,
    height * mostRows * 4,
    width * 4,
    width * 4,
    width * most * 4,
    width * 4,
    sums,
  ]);
  const [roomAt, resampling, rowFirstAt, rowCountAt, rowWeightsAt, ...rest] = at;
  const [firstAt, countAt, weightsAt, partFirstAt, sumsAt] = rest;
  const { words } = memory;
  const rows = { first: rowFirstAt / 4, count: rowCountAt / 4, weights: rowWeightsAt / 4 };
  writeTaps(words, rows, top, tall, readable, height);
  const columns = { first: firstAt / 4, count: countAt / 4, weights: weightsAt / 4 };
  writeTaps(words, columns, rect.x, rect.width, image.width, width);
  // Of the rows only what makes the output is summed: columns are counted from the first of it.
  const left = words[columns.first]!;
  const last = width - 1;
  const length = words[columns.first + last]! + words[columns.count + last]! - left;
  for (let x = 0; x < width; x++) words[columns.first + x]! -= left;
  const members: Members = [
    pixelsAt + (Math.min(middle, image.height - 1) * image.width + left) * channels,
    image.width * channels * skip,
    length * channels,
    channels,
    rowFirstAt,
    rowCountAt,
    rowWeightsAt,
    mostRows,
    sumsAt,
    width,
    firstAt,
    countAt,
    weightsAt,
    most,
  ];
  words.set(members, resampling / 4);
  const counts = words.subarray(columns.count, columns.count + width);
  const whole = length === width && counts.every((count) => count === 1);
  return { ...memory, resampling, whole, roomAt, end: sumsAt + sums, partFirstAt, members };
}

/**
 * Makes the kernels see a part of the output instead of the whole: its pixels come out the same, and no others are computed.
 *
 * @param words the kernels' memory as it is now
 * @param x first column and `y` first row of the part
 */
export function selectPart(
  { resampling, partFirstAt, members }: Resampling,
  words: Int32Array,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const [rowsAt, step, , channels, rowFirstAt, rowCountAt, rowWeightsAt, mostRows, ...rest] =
    members;
  const [sumsAt, , firstAt, countAt, weightsAt, most] = rest;
  const first = firstAt / 4 + x;
  const last = width - 1;
  const left = words[first]!;
  const length = words[first + last]! + words[countAt / 4 + x + last]! - left;
  for (let i = 0; i < width; i++) words[partFirstAt / 4 + i] = words[first + i]! - left;
  const part: Members = [
    rowsAt + left * channels,
    step,
    length * channels,
    channels,
    rowFirstAt + y * 4,
    rowCountAt + y * 4,
    rowWeightsAt + y * mostRows * 4,
    mostRows,
    sumsAt,
    width,
    partFirstAt,
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
