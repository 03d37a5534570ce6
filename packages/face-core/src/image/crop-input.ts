import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../pipeline/inference.ts';
import type { Image } from './image.ts';
import { planesOf, planesTensor } from './kernel-planes.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';
import { resample } from './resample.ts';

/** A model's input from an upright rectangle of a picture: cropped, resampled and scaled in one pass. */
export function cropInput(image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor {
  const { width, height } = format;
  if (format.colour === 'grey') {
    const input = emptyInput(format);
    colourRows(image, rect, width, height, (row, y) => {
      writeRow(row, y, format, input.data);
    });
    return input;
  }
  const { mean, scale } = format;
  const { length, red, green, blue } = planesOf(format);
  const rowLength = (width * 3 + 4) * 4;
  const made = resample(image, rect, width, height, length + rowLength);
  const { kernels, resampling, roomAt: at } = made;
  kernels.resamplePlanes(
    resampling,
    height,
    scale,
    -mean * scale,
    at + length,
    at + red,
    at + green,
    at + blue,
  );
  return planesTensor(made, at, format);
}

/** Receives one output row: red, green, blue of each pixel, 0..255. */
export type RowSink = (row: Float32Array, y: number) => void;

/**
 * An upright rectangle of a picture, resampled to width x height, row by row from top to bottom.
 *
 * @param sink calls no kernel
 */
export function colourRows(
  image: Image,
  rect: Rect<'frame'>,
  width: number,
  height: number,
  sink: RowSink,
): void {
  const length = width * 3;
  const made = resample(image, rect, width, height, (length * height + 1) * 4);
  const { kernels, resampling, roomAt, floats } = made;
  kernels.resampleRows(resampling, height, roomAt);
  for (let y = 0, at = roomAt / 4; y < height; y++, at += length) {
    sink(floats.subarray(at, at + length), y);
  }
}
