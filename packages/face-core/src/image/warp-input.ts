import { affineScale, type Affine } from '../geometry/affine.ts';
import type { Space } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { planesOf, planesTensor } from './kernel-planes.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';
import { WHOLE_ROWS_FROM } from './resample.ts';

/** From this shrinking on, four samples are taken for each output pixel, so that fine detail does not alias. */
const FINE_FROM = 2.2;

/**
 * A model's input from a rotated part of a picture: linear interpolation between pixel centres, edge repeated beyond the picture.
 *
 * @param toFrame leads from the model's picture to the frame
 * @param fineFrom shrinking from which four samples are taken for each output pixel
 */
export function warpInput(
  image: Image,
  toFrame: Affine<'model-input', 'frame'>,
  format: InputFormat,
  fineFrom = FINE_FROM,
): Tensor {
  const fine = affineScale(toFrame) >= fineFrom;
  const planes = format.colour === 'grey' ? null : planesByKernel(image, toFrame, format, fine);
  if (planes) return planes;
  const input = emptyInput(format);
  const { width, height } = format;
  const { row, fill } =
    rowByKernel(image, toFrame, width, height, fine, 0) ?? rowByHand(image, toFrame, width, fine);
  for (let y = 0; y < height; y++) {
    fill(y);
    writeRow(row, y, format, input.data);
  }
  return input;
}

/**
 * A rotated part of a picture as a new picture, three channels; sampled as `warpInput` does.
 *
 * @param toFrame leads from the new picture to the frame
 */
export function warpImage(
  image: Image,
  toFrame: Affine<'portrait', 'frame'>,
  width: number,
  height: number,
): Image & { readonly data: Uint8ClampedArray } {
  const fine = affineScale(toFrame) >= FINE_FROM;
  const data = new Uint8ClampedArray(width * height * 3);
  const length = width * 3;
  const warped = rowByKernel(image, toFrame, width, height, fine, length);
  if (warped) {
    const { kernels, bytes, rowAt, roomAt, fill } = warped;
    const row = bytes.subarray(roomAt, roomAt + length);
    for (let y = 0; y < height; y++) {
      fill(y);
      kernels.toBytes(rowAt, length, roomAt);
      data.set(row, y * length);
    }
  } else {
    const { row, fill } = rowByHand(image, toFrame, width, fine);
    for (let y = 0; y < height; y++) {
      fill(y);
      data.set(row, y * length);
    }
  }
  return { width, height, channels: 3, data };
}

/**
 * Largest part of a picture that is copied to where the kernels read, in bytes. A face in a picture of more than some two million pixels
 * may be larger: of that much of the picture would not be read, and the copy cost more than it saves.
 */
const LARGEST_PART = 4 * 1024 * 1024;

/** A row of the output: red, green, blue, 0..255. */
interface WarpedRow {
  readonly row: Float32Array;
  /** Makes it row `y`. */
  readonly fill: (y: number) => void;
}

/** A model's input in colour, all of it by kernels; null where too large a part of the picture is shown. */
function planesByKernel(
  image: Image,
  toFrame: Affine<'model-input', 'frame'>,
  format: InputFormat,
  fine: boolean,
): Tensor | null {
  const { width, height, mean, scale } = format;
  const { length, red, green, blue } = planesOf(format);
  const warped = rowByKernel(image, toFrame, width, height, fine, length);
  if (!warped) return null;
  const { kernels, rowAt, roomAt, fill } = warped;
  const bias = -mean * scale;
  for (let y = 0, out = roomAt; y < height; y++, out += width * 4) {
    fill(y);
    kernels.rowToPlanes(rowAt, width, scale, bias, out + red, out + green, out + blue);
  }
  return planesTensor(warped, roomAt, format);
}

/** Rows made by the kernel, and where in its memory. */
interface KernelRow extends WarpedRow, KernelMemory {
  readonly rowAt: number;
  /** Memory that the caller asked for. */
  readonly roomAt: number;
}

/** Rows by the kernel, from a copy of the part of the picture that the output shows; null where that part is too large. */
function rowByKernel<From extends Space>(
  image: Image,
  { a, b, c, d, tx, ty }: Affine<From, 'frame'>,
  width: number,
  height: number,
  fine: boolean,
  more: number,
): KernelRow | null {
  const { channels } = image;
  const across = readAlong(tx, a * width, b * height, image.width);
  const down = readAlong(ty, c * width, d * height, image.height);
  const samples = across.length * channels;
  const whole = image.width * channels;
  // Where most of a row is read, all rows are copied at once, else their parts one by one.
  const most = LARGEST_PART / down.length;
  if (samples > most) return null;
  const stride = samples >= WHOLE_ROWS_FROM * whole && whole <= most ? whole : samples;
  const { at, ...memory } = room([stride * down.length, width * 3 * 4, more]);
  const [pixelsAt, rowAt, roomAt] = at;
  const { kernels, bytes, floats } = memory;
  const data = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  const first = down.from * whole + across.from * channels;
  if (stride === whole) {
    bytes.set(data.subarray(first, first + (down.length - 1) * whole + samples), pixelsAt);
  } else {
    for (let y = 0; y < down.length; y++) {
      const from = first + y * whole;
      bytes.set(data.subarray(from, from + samples), pixelsAt + y * samples);
    }
  }
  const [highU, highV] = [across.length - 1, down.length - 1];
  // The first place of a pixel: its centre, or the first of four.
  const inset = fine ? 0.25 : 0.5;
  const next = fine ? 0.5 : 0;
  const fill = (y: number): void => {
    const u = a * inset + b * (y + inset) + tx - 0.5 - across.from;
    const v = c * inset + d * (y + inset) + ty - 0.5 - down.from;
    kernels.warpRow(
      pixelsAt,
      channels,
      stride,
      u,
      v,
      a,
      c,
      next * a,
      next * c,
      next * b,
      next * d,
      highU,
      highV,
      width,
      rowAt,
    );
  };
  const row = floats.subarray(rowAt / 4, rowAt / 4 + width * 3);
  return { ...memory, row, rowAt, roomAt, fill };
}

/** The pixels of one axis between which an output lies that begins at `start` and extends by `along` and `beside`. */
function readAlong(
  start: number,
  along: number,
  beside: number,
  size: number,
): { readonly from: number; readonly length: number } {
  const low = start + Math.min(0, along) + Math.min(0, beside) - 1;
  const high = start + Math.max(0, along) + Math.max(0, beside) + 1;
  const clamped = (place: number): number => Math.min(Math.max(Math.floor(place), 0), size - 1);
  const from = clamped(low);
  return { from, length: clamped(high) - from + 1 };
}

/** The same without a kernel, from the picture itself. */
function rowByHand<From extends Space>(
  image: Image,
  { a, b, c, d, tx, ty }: Affine<From, 'frame'>,
  width: number,
  fine: boolean,
): WarpedRow {
  const row = new Float32Array(width * 3);
  // Half a pixel less: from here on whole numbers are pixel centres.
  const add = (x: number, y: number, weight: number): void => {
    addLine(image, a * x + b * y + tx - 0.5, c * x + d * y + ty - 0.5, a, c, weight, row);
  };
  const fill = (y: number): void => {
    row.fill(0);
    if (fine) {
      for (const dy of [0.25, 0.75]) {
        add(0.25, y + dy, 0.25);
        add(0.75, y + dy, 0.25);
      }
    } else add(0.5, y + 0.5, 1);
  };
  return { row, fill };
}

/** Adds `weight` times the samples along one line of a picture: what the kernel `warpRow` computes, with double precision. */
function addLine(
  { data, channels, width, height }: Image,
  startU: number,
  startV: number,
  stepU: number,
  stepV: number,
  weight: number,
  row: Float32Array,
): void {
  const stride = width * channels;
  const lastX = width - 1;
  const lastY = height - 1;
  let u = startU;
  let v = startV;
  for (let i = 0; i < row.length; i += 3, u += stepU, v += stepV) {
    const cu = u < 0 ? 0 : u > lastX ? lastX : u;
    const cv = v < 0 ? 0 : v > lastY ? lastY : v;
    const x0 = cu | 0;
    const y0 = cv | 0;
    const fx = cu - x0;
    const fy = cv - y0;
    const w11 = weight * fx * fy;
    const w10 = weight * fy - w11;
    const w01 = weight * fx - w11;
    const w00 = weight - w11 - w10 - w01;
    const p00 = y0 * stride + x0 * channels;
    const p01 = x0 < lastX ? p00 + channels : p00;
    const down = y0 < lastY ? stride : 0;
    for (let c = 0; c < 3; c++) {
      row[i + c]! +=
        w00 * data[p00 + c]! +
        w01 * data[p01 + c]! +
        w10 * data[p00 + down + c]! +
        w11 * data[p01 + down + c]!;
    }
  }
}
