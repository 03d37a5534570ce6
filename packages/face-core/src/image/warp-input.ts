import { affineScale, type Affine } from '../geometry/affine.ts';
import type { Space } from '../geometry/space.ts';
import { room, type KernelMemory } from '../kernels/kernels.ts';
import type { Tensor } from '../inference/inference.ts';
import type { Image } from './image.ts';
import { planesOf, planesTensor } from './kernel-planes.ts';
import type { InputFormat } from './model-input.ts';
import { placeImage } from './place-image.ts';

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
  const { width, height, mean, scale, colour } = format;
  const fine = affineScale(toFrame) >= fineFrom;
  const bias = -mean * scale;
  if (colour === 'grey') {
    const warped = warpedRow(image, toFrame, width, fine, width * height * 4);
    const { kernels, rowAt, roomAt, fill } = warped;
    for (let y = 0; y < height; y++) {
      fill(y);
      kernels.rowToGrey(rowAt, width, scale, bias, roomAt + y * width * 4);
    }
    return planesTensor(warped, roomAt, format);
  }
  const { length, red, green, blue } = planesOf(format);
  const warped = warpedRow(image, toFrame, width, fine, length);
  const { kernels, rowAt, roomAt, fill } = warped;
  for (let y = 0, out = roomAt; y < height; y++, out += width * 4) {
    fill(y);
    kernels.rowToPlanes(rowAt, width, scale, bias, out + red, out + green, out + blue);
  }
  return planesTensor(warped, roomAt, format);
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
  const length = width * 3;
  const size = length * height;
  const fine = affineScale(toFrame) >= FINE_FROM;
  const { kernels, bytes, rowAt, roomAt, fill } = warpedRow(image, toFrame, width, fine, size);
  for (let y = 0; y < height; y++) {
    fill(y);
    kernels.toBytes(rowAt, length, roomAt + y * length);
  }
  const data = new Uint8ClampedArray(bytes.subarray(roomAt, roomAt + size));
  return { width, height, channels: 3, data };
}

/** One row of the warped picture at a time, in the kernels' memory: red, green, blue, 0..255. */
interface WarpedRow extends KernelMemory {
  readonly rowAt: number;
  /** Makes it row `y`. */
  readonly fill: (y: number) => void;
  /** Memory that the caller asked for. */
  readonly roomAt: number;
}

function warpedRow<From extends Space>(
  image: Image,
  { a, b, c, d, tx, ty }: Affine<From, 'frame'>,
  width: number,
  fine: boolean,
  bytes: number,
): WarpedRow {
  const { channels } = image;
  const pixelsAt = placeImage(image);
  const { at, ...memory } = room([(width * 3 + 4) * 4, bytes]);
  const [rowAt, roomAt] = at;
  const { kernels } = memory;
  const stride = image.width * channels;
  const [highU, highV] = [image.width - 1, image.height - 1];
  // The first place of a pixel: its centre, or the first of four.
  const inset = fine ? 0.25 : 0.5;
  const next = fine ? 0.5 : 0;
  const fill = (y: number): void => {
    const u = a * inset + b * (y + inset) + tx - 0.5;
    const v = c * inset + d * (y + inset) + ty - 0.5;
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
  return { ...memory, rowAt, roomAt, fill };
}
