import type { Rect } from '../geometry/space.ts';
import { cropInput } from '../image/crop-input.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import type { Inference } from '../pipeline/inference.ts';
import { runModel } from '../pipeline/run-model.ts';

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
  const [mask] = await runModel(model, cropInput(image, whole, FORMAT));
  if (mask?.data.length !== MASK_SIDE ** 2) throw new Error('the model gave no mask');
  return { data: mask.data };
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
