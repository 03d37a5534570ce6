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
  const { length, ...planes } = planesOf(format);
  let tensor: Tensor | undefined;
  const rowLength = (width * 3 + 4) * 4;
  resample(image, rect, width, height, length + rowLength, (band) => {
    const { kernels, resampling, rows, top, roomAt } = band;
    const at = roomAt + top * width * 4;
    const row = roomAt + length;
    const { red, green, blue } = planes;
    const bias = -mean * scale;
    kernels.resamplePlanes(
      resampling,
      rows,
      scale,
      bias,
      row,
      at + red,
      at + green,
      at + blue,
    );
    if (top + rows === height) tensor = planesTensor(band, roomAt, format);
  });
  if (!tensor) throw new RangeError("a model's input without rows");
  return tensor;
}

/** Receives one output row: red, green, blue of each pixel, 0..255. The buffer is used again. */
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
  resample(image, rect, width, height, (length * height + 1) * 4, (band) => {
    const { kernels, resampling, rows, top, roomAt, floats } = band;
    kernels.resampleRows(resampling, rows, roomAt);
    for (let y = 0, at = roomAt / 4; y < rows; y++, at += length) {
      sink(floats.subarray(at, at + length), top + y);
    }
  });
}
