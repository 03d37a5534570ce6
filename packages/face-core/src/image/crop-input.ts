import type { Rect } from '../geometry/space.ts';
import type { Tensor } from '../inference/inference.ts';
import { lendInput } from '../inference/input-memory.ts';
import { greyRows } from './grey-rows.ts';
import type { Image } from './image.ts';
import { planesOf } from './kernel-planes.ts';
import type { InputFormat } from './model-input.ts';
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
    const make = colour === 'grey' ? greyOf : coloursOf;
    data.set(make(image, rect, format), i * size);
  }
  return { data, dims: [rects.length, planes, height, width] };
}

/** The plane of an input in grey, where the kernels made it: valid until the next computation. */
function greyOf(image: Image, rect: Rect<'frame'>, format: InputFormat): Float32Array {
  const { width, height, mean, scale } = format;
  return greyRows(image, rect, width, height, scale, -mean * scale).greys;
}

/** The planes of one in colour; the same holds for them. */
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
