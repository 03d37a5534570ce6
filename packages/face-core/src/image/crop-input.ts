import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../inference/inference.ts';
import { colourRows } from './colour-rows.ts';
import type { Image } from './image.ts';
import { planesOf, planesTensor } from './kernel-planes.ts';
import { emptyInput, writeRow, type InputFormat } from './model-input.ts';
import { prepareResampling } from './resampling.ts';

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
  const made = prepareResampling(image, rect, width, height, length + rowLength);
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
