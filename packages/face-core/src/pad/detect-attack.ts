import { intersectRects, rectArea, shiftInside, squareAround } from '../geometry/rect.ts';
import type { Rect } from '../geometry/space.ts';
import { cropInputs } from '../image/crop-input.ts';
import type { Image } from '../image/image.ts';
import type { InputFormat } from '../image/model-input.ts';
import { MissingModelError, type AvailableModels } from '../pipeline/examine-models.ts';
import { outputWhere, runModelOnce } from '../inference/run-model.ts';
import { addedPadScore } from './added-pad-model.ts';
import { fusedScore, type PadCueStatistics } from './fused-score.ts';
import { padCues } from './pad-cues.ts';
import type { PadResult } from './pad-result.ts';

const SIDE = 128;
const FORMAT: InputFormat = { width: SIDE, height: SIDE, colour: 'BGR', mean: 0, scale: 1 };
/** Sides of the two crops as multiples of the face box's longer side. */
const NEAR = 1.5;
const WIDE = 2.7;

/** The face box's longer side from which the near crop is at most slightly enlarged to the model's input, in pixels. */
export const MIN_PAD_FACE = 64;
/**
 * Share of the wide crop that must lie inside the picture. A picture that shows less than about one and a half faces in either
 * direction falls below it; on such crops the score was near chance.
 */
export const MIN_SURROUNDINGS = 0.3;

/**
 * Presentation attack detection on one picture: the learned model's FM = (F15 + F27) / 2, where F = z0 - ln(e^z1 + e^z2) of its
 * three logits (0 = bona fide) on the crops of 1.5 and 2.7 times the face box, fused with the physical cues of the picture
 * (`fusedScore`). A crop that leaves the picture is shifted into it; where it is longer than the picture, the picture's edge is
 * repeated. A picture that shows too little around the face is not judged: the evidence is there, not on the skin.
 *
 * @param image the picture with the surroundings of the face, unscaled
 * @param box the detector's box in pixels of that picture
 * @param statistics of the cues on bona fide pictures: calibration data
 * @throws MissingModelError without the learned model
 */
export async function detectAttack(
  image: Image,
  box: Rect<'frame'>,
  { pad, addedPad }: Pick<AvailableModels, 'pad' | 'addedPad'>,
  statistics: PadCueStatistics,
): Promise<PadResult> {
  if (!pad) throw new MissingModelError('attacks are looked for and no model finds them');
  if (Math.max(box.width, box.height) < MIN_PAD_FACE) {
    return { status: 'no-response', reason: 'face-too-small' };
  }
  const wide = shiftInside(squareAround(box, WIDE), image);
  if (surroundings(wide, image) < MIN_SURROUNDINGS) {
    return { status: 'no-response', reason: 'surroundings-missing' };
  }
  const near = shiftInside(squareAround(box, NEAR), image);
  const outputs = await runModelOnce(pad, cropInputs(image, [near, wide], FORMAT));
  const { data } = outputWhere(outputs, 'PAD logits', (output) => output.data.length === 6);
  const f15 = logOdds(data[0]!, data[1]!, data[2]!);
  const f27 = logOdds(data[3]!, data[4]!, data[5]!);
  if (!Number.isFinite(f15 + f27)) throw new Error('the PAD model gave no number');
  const cues = padCues(image, box);
  const [first, ...rest] = addedPad ?? [];
  const added = first ? await addedPadScore(image, box, [first, ...rest]) : null;
  const bonaFideScore = fusedScore((f15 + f27) / 2, cues, statistics, added);
  return {
    status: 'success',
    bonaFideScore,
    spoofScore: spoofScore(bonaFideScore),
    pictures: 1,
    f15,
    f27,
    added,
    cues,
  };
}

/** One unit of the fused score is four of the learned model's natural log odds. */
const LOG_ODDS = 4;

/** The native score as 0..1, strictly increasing: the probability whose natural log odds are four times the score. */
export function spoofScore(bonaFideScore: number): number {
  return 1 / (1 + Math.exp(-LOG_ODDS * bonaFideScore));
}

/** z0 - ln(e^z1 + e^z2), computed so that large logits do not overflow. */
export function logOdds(bonaFide: number, flatAttack: number, deepAttack: number): number {
  const larger = Math.max(flatAttack, deepAttack);
  const smaller = Math.min(flatAttack, deepAttack);
  return bonaFide - (larger + Math.log1p(Math.exp(smaller - larger)));
}

/** The share of a crop that lies inside the picture, 0..1. */
function surroundings(crop: Rect<'frame'>, { width, height }: Image): number {
  return rectArea(intersectRects(crop, { x: 0, y: 0, width, height })) / rectArea(crop);
}
