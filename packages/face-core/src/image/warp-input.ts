import { affineScale, type Affine } from '../geometry/affine.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';

/** From this shrinking on, four samples are taken for each output pixel, so that fine detail does not alias. */
const SUPERSAMPLE_FROM = 2.2;

/**
 * A model's input from a rotated part of a picture: linear interpolation between pixel centres, edge repeated beyond the picture.
 *
 * @param toFrame leads from the model's picture to the frame
 */
export function warpInput(
  image: Image,
  toFrame: Affine<'model-input', 'frame'>,
  format: InputFormat,
): Tensor {
  const input = emptyInput(format);
  warpRows(image, toFrame, format.width, format.height, (row, y) => {
    writeRow(row, y, format, input.data);
  });
  return input;
}

/** The rows of the warped picture from top to bottom: red, green, blue, 0..255; the buffer is used again. */
export function warpRows(
  image: Image,
  toFrame: Affine<'model-input', 'frame'>,
  width: number,
  height: number,
  sink: (row: Float32Array, y: number) => void,
): void {
  const row = new Float32Array(width * 3);
  const fine = affineScale(toFrame) >= SUPERSAMPLE_FROM;
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
function addRow(
  image: Image,
  toFrame: Affine<'model-input', 'frame'>,
  x: number,
  y: number,
  weight: number,
  row: Float32Array,
): void {
  const { data, channels, width, height } = image;
  const { a, c } = toFrame;
  const stride = width * channels;
  const lastX = width - 1;
  const lastY = height - 1;
  // Half a pixel less: from here on whole numbers are pixel centres.
  let u = a * x + toFrame.b * y + toFrame.tx - 0.5;
  let v = c * x + toFrame.d * y + toFrame.ty - 0.5;
  for (let i = 0; i < row.length; i += 3, u += a, v += c) {
    const cu = u < 0 ? 0 : u > lastX ? lastX : u;
    const cv = v < 0 ? 0 : v > lastY ? lastY : v;
    const x0 = cu | 0;
    const y0 = cv | 0;
    const fx = cu - x0;
    const fy = cv - y0;
    const p00 = y0 * stride + x0 * channels;
    const p01 = x0 < lastX ? p00 + channels : p00;
    const down = y0 < lastY ? stride : 0;
    const p10 = p00 + down;
    const p11 = p01 + down;
    const w11 = weight * fx * fy;
    const w10 = weight * fy - w11;
    const w01 = weight * fx - w11;
    const w00 = weight - w11 - w10 - w01;
    row[i]! += w00 * data[p00]! + w01 * data[p01]! + w10 * data[p10]! + w11 * data[p11]!;
    row[i + 1]! +=
      w00 * data[p00 + 1]! + w01 * data[p01 + 1]! + w10 * data[p10 + 1]! + w11 * data[p11 + 1]!;
    row[i + 2]! +=
      w00 * data[p00 + 2]! + w01 * data[p01 + 2]! + w10 * data[p10 + 2]! + w11 * data[p11 + 2]!;
  }
}
