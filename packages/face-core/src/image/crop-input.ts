import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../inference/inference.ts';
import { lendInput } from '../inference/input-memory.ts';
import { colourRows } from './colour-rows.ts';
import type { Image } from './image.ts';
import { planesOf } from './kernel-planes.ts';
import { writeRow, type InputFormat } from './model-input.ts';
import { prepareResampling } from './resampling.ts';

/** A model's input from an upright rectangle of a picture: cropped, resampled and scaled in one pass. */
export const cropInput = (image: Image, rect: Rect<'frame'>, format: InputFormat): Tensor =>
  cropInputs(image, [rect], format);

/** A batch of such inputs from rectangles of one picture. */
export function cropInputs(
  image: Image,
  rects: readonly Rect<'frame'>[],
  format: InputFormat,
): Tensor {
  const { width, height, colour } = format;
  const planes = colour === 'grey' ? 1 : 3;
  const size = planes * width * height;
  const data = lendInput(rects.length * size);
  for (const [i, rect] of rects.entries()) {
    const input = data.subarray(i * size, (i + 1) * size);
    if (colour === 'grey') writeGrey(image, rect, format, input);
    else input.set(coloursOf(image, rect, format));
  }
  return { data, dims: [rects.length, planes, height, width] };
}

function writeGrey(
  image: Image,
  rect: Rect<'frame'>,
  format: InputFormat,
  input: Float32Array,
): void {
  colourRows(image, rect, format.width, format.height, (row, y) => {
    writeRow(row, y, format, input);
  });
}

/** The planes of an input in colour, where the kernels made them: valid until the next computation. */
function coloursOf(image: Image, rect: Rect<'frame'>, format: InputFormat): Float32Array {
  const { width, height, mean, scale } = format;
  const { length, red, green, blue } = planesOf(format);
  const rowLength = (width * 3 + 4) * 4;
  const made = prepareResampling(image, rect, width, height, length + rowLength);
  const { kernels, floats, resampling, roomAt: at } = made;
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
  return floats.subarray(at / 4, (at + length) / 4);
}
