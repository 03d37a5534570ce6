import type { Rect } from '../geometry/space.ts';
import { cropInput } from '../image/crop-input.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import type { Inference } from '../inference/inference.ts';
import { runModelOnce } from '../inference/run-model.ts';

/** Side of the mask. */
export const MASK_SIDE = 256;

const FORMAT: InputFormat = {
  width: MASK_SIDE,
  height: MASK_SIDE,
  colour: 'RGB',
  mean: 0,
  scale: 1 / 255,
};

/**
 * Where the person is: MASK_SIDE rows of MASK_SIDE probabilities (0 background, 1 person), stretched over the whole picture whatever
 * its proportions.
 */
export interface PersonMask {
  readonly data: Float32Array;
}

/** Segments a picture. `model` is MediaPipe's selfie segmentation (role `segmentation` of packages/models). */
export async function personMask(image: Image, model: Inference): Promise<PersonMask> {
  const whole: Rect<'frame'> = { x: 0, y: 0, width: image.width, height: image.height };
  const [mask] = await runModelOnce(model, cropInput(image, whole, FORMAT));
  if (mask?.data.length !== MASK_SIDE ** 2) throw new Error('the model gave no mask');
  return { data: mask.data };
}

/**
 * Whether the person is there, for each pixel of a square patch that shows a part of the picture: 1 from even odds on; 0 also beyond the
 * picture.
 *
 * @param shown the part of the picture that the patch shows
 * @param frame extent of the picture
 */
export function personInside(
  mask: PersonMask,
  shown: Rect<'frame'>,
  frame: { readonly width: number; readonly height: number },
  side: number,
): Uint8Array {
  const out = new Uint8Array(side * side);
  const cell = (start: number, length: number, i: number, extent: number) =>
    Math.floor(((start + (length * (i + 0.5)) / side) * MASK_SIDE) / extent);
  for (let y = 0; y < side; y++) {
    const row = cell(shown.y, shown.height, y, frame.height);
    if (row < 0 || row >= MASK_SIDE) continue;
    for (let x = 0; x < side; x++) {
      const column = cell(shown.x, shown.width, x, frame.width);
      if (column < 0 || column >= MASK_SIDE) continue;
      if (mask.data[row * MASK_SIDE + column]! >= 0.5) out[y * side + x] = 1;
    }
  }
  return out;
}

/**
 * The probability at the centre of each pixel of one row of a picture, by linear interpolation.
 *
 * @param y row of the picture, from 0
 * @param out one number for each of the row's pixels
 */
export function maskRow(mask: PersonMask, y: number, height: number, out: Float32Array): void {
  const last = MASK_SIDE - 1;
  const v = clamp(((y + 0.5) * MASK_SIDE) / height - 0.5, last);
  const y0 = Math.min(Math.floor(v), last - 1);
  const fy = v - y0;
  const upper = y0 * MASK_SIDE;
  const lower = upper + MASK_SIDE;
  for (let x = 0; x < out.length; x++) {
    const u = clamp(((x + 0.5) * MASK_SIDE) / out.length - 0.5, last);
    const x0 = Math.min(Math.floor(u), last - 1);
    const fx = u - x0;
    const above = mask.data[upper + x0]! * (1 - fx) + mask.data[upper + x0 + 1]! * fx;
    const below = mask.data[lower + x0]! * (1 - fx) + mask.data[lower + x0 + 1]! * fx;
    out[x] = above * (1 - fy) + below * fy;
  }
}

const clamp = (value: number, last: number): number =>
  value < 0 ? 0 : value > last ? last : value;
