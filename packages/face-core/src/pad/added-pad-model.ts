import { shiftInside, squareAround } from '../geometry/rect.ts';
import type { Rect } from '../geometry/space.ts';
import { cropInputs } from '../image/crop-input.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import type { Inference } from '../inference/inference.ts';
import { runModelOnce } from '../inference/run-model.ts';

/** A presentation attack detection model that an operator added, with what its manifest says of it. */
export interface AddedPadModel {
  readonly inference: Inference;
  readonly format: InputFormat;
  /** Sides of the square crops as multiples of the face box's longer side; one picture of the batch each. */
  readonly sides: readonly number[];
  /** Index of the bona fide class among the logits. */
  readonly bonaFideClass: number;
}

/**
 * The bona fide score of the added models: the mean over models and crops of z_b - ln Σ e^z over the other classes, in
 * natural logarithm of odds; higher = bona fide. Crops as for the models of our own: shifted into the picture, then
 * the edge is repeated.
 *
 * @param box the detector's box in pixels of the picture
 * @throws Error when a model does not give one row of logits for each crop, or no numbers
 */
export async function addedPadScore(
  image: Image,
  box: Rect<'frame'>,
  models: readonly [AddedPadModel, ...AddedPadModel[]],
): Promise<number> {
  let sum = 0;
  for (const { inference, format, sides, bonaFideClass } of models) {
    const crops = sides.map((side) => shiftInside(squareAround(box, side), image));
    const [output, ...others] = await runModelOnce(inference, cropInputs(image, crops, format));
    const classes = (output?.data.length ?? 0) / sides.length;
    if (!output || others.length > 0 || !Number.isInteger(classes) || classes <= bonaFideClass) {
      throw new Error('an added PAD model does not give one row of logits for each crop');
    }
    for (let crop = 0; crop < sides.length; crop++) {
      const row = output.data.subarray(crop * classes, (crop + 1) * classes);
      sum += oddsOf(row, bonaFideClass) / sides.length;
    }
  }
  const score = sum / models.length;
  if (!Number.isFinite(score)) throw new Error('an added PAD model gave no number');
  return score;
}

/** z_b - ln Σ e^z over the other classes, computed so that large logits do not overflow. */
function oddsOf(logits: Float32Array, bonaFideClass: number): number {
  const others = logits.filter((_, index) => index !== bonaFideClass);
  const largest = Math.max(...others);
  let sum = 0;
  for (const other of others) sum += Math.exp(other - largest);
  return logits[bonaFideClass]! - (largest + Math.log(sum));
}
