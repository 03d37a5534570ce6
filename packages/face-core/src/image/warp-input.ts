import { affineScale, type Affine } from '../geometry/affine.ts';
import type { Space } from '../geometry/space.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';

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
  const input = emptyInput(format);
  warpRows(image, toFrame, format, fineFrom, (row, y) => {
    writeRow(row, y, format, input.data);
  });
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
  const data = new Uint8ClampedArray(width * height * 3);
  warpRows(image, toFrame, { width, height }, FINE_FROM, (row, y) => {
    data.set(row, y * width * 3);
  });
  return { width, height, channels: 3, data };
}

/** The rows of the warped picture from top to bottom: red, green, blue, 0..255; the buffer is used again. */
function warpRows<From extends Space>(
  image: Image,
  toFrame: Affine<From, 'frame'>,
  { width, height }: Pick<InputFormat, 'width' | 'height'>,
  fineFrom: number,
  sink: (row: Float32Array, y: number) => void,
): void {
  const row = new Float32Array(width * 3);
  const fine = affineScale(toFrame) >= fineFrom;
  for (let y = 0; y < height; y++) {
    if (fine) {
      row.fill(0);
      for (const dy of [0.25, 0.75]) {
        addRow(image, toFrame, 0.25, y + dy, 0.25, row);
        addRow(image, toFrame, 0.75, y + dy, 0.25, row);
      }
    } else {
      row.fill(0);
      addRow(image, toFrame, 0.5, y + 0.5, 1, row);
    }
    sink(row, y);
  }
}

/** Adds `weight` times the samples along one line of the output, which begins at (x, y) of its space. */
function addRow<From extends Space>(
  image: Image,
  toFrame: Affine<From, 'frame'>,
  x: number,
  y: number,
  weight: number,
  row: Float32Array,
): void {
  // Half a pixel less: from here on whole numbers are pixel centres.
  const u = toFrame.a * x + toFrame.b * y + toFrame.tx - 0.5;
  const v = toFrame.c * x + toFrame.d * y + toFrame.ty - 0.5;
  const steps = row.length / 3 - 1;
  const inside =
    within(u, image.width) &&
    within(v, image.height) &&
    within(u + steps * toFrame.a, image.width) &&
    within(v + steps * toFrame.c, image.height);
  if (inside) addInside(image, u, v, toFrame.a, toFrame.c, weight, row);
  else addClamped(image, u, v, toFrame.a, toFrame.c, weight, row);
}

/** Whether a place and its next pixel lie inside an axis, with room for rounding on the way along the line. */
const within = (at: number, size: number): boolean => at >= 1e-6 && at < size - 1 - 1e-6;

function addInside(
  { data, channels, width }: Image,
  startU: number,
  startV: number,
  stepU: number,
  stepV: number,
  weight: number,
  row: Float32Array,
): void {
  const stride = width * channels;
  let u = startU;
  let v = startV;
  for (let i = 0; i < row.length; i += 3, u += stepU, v += stepV) {
    const x0 = u | 0;
    const y0 = v | 0;
    const fx = u - x0;
    const fy = v - y0;
    const w11 = weight * fx * fy;
    const w10 = weight * fy - w11;
    const w01 = weight * fx - w11;
    const w00 = weight - w11 - w10 - w01;
    const p = y0 * stride + x0 * channels;
    const q = p + stride;
    for (let c = 0; c < 3; c++) {
      row[i + c]! +=
        w00 * data[p + c]! +
        w01 * data[p + channels + c]! +
        w10 * data[q + c]! +
        w11 * data[q + channels + c]!;
    }
  }
}

/** The same where the line leaves the picture: its edge is repeated. */
function addClamped(
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
