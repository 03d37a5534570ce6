import type { Image } from '../image/image.ts';
import { detectorBoxOf } from '../landmarks/detected-region.ts';
import type { EyePair } from '../landmarks/face-mesh.ts';
import type { Inference } from '../inference/inference.ts';
import {
  detectBlazeFaces,
  guessBlazeFaces,
  FULL_RANGE,
  OVERLAP_LIMIT,
  SHORT_RANGE,
  type BlazeDetection,
} from './blazeface.ts';
import { detectCoveredFaces, detectFaces } from './detect-faces.ts';
import type { FaceDetection } from './detection.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';

/** BlazeFace in its two ranges: the one loses small faces, the other close-ups. */
export interface BlazeFacePair {
  readonly shortRange: Inference;
  readonly fullRange: Inference;
}

/** What finds faces: the Ultra-Light network by itself, or two networks of BlazeFace. */
export type FaceDetector = Inference | BlazeFacePair;

/** Finds faces, the best first. Boxes are drawn as the Ultra-Light detector draws them, whoever found the face. */
export async function findFaces(image: Image, detector: FaceDetector): Promise<FaceDetection[]> {
  if ('run' in detector) return detectFaces(image, detector);
  const { shortRange, fullRange } = detector;
  const found = [
    ...(await detectBlazeFaces(image, shortRange, SHORT_RANGE)),
    ...(await detectBlazeFaces(image, fullRange, FULL_RANGE)),
  ];
  return suppressOverlaps(found.map(asUltraLight), OVERLAP_LIMIT);
}

/** Where one network thinks that a face may be. */
export interface FaceGuess extends FaceDetection {
  /** The eyes that it saw; null where it looks for boxes only. */
  readonly eyes: EyePair<'frame'> | null;
}

/**
 * Where faces may be that `findFaces` misses or places badly, by each network that looks for them: masks, hands and scarves lower every
 * network's score, and one network's guesses alone are wrong too often. What several see in one place is a face.
 *
 * @param additional networks beside those of `detector`
 */
export async function guessFaces(
  image: Image,
  detector: FaceDetector,
  additional: BlazeFacePair | undefined,
): Promise<FaceGuess[][]> {
  const pair = 'run' in detector ? additional : detector;
  const guesses: FaceGuess[][] = [];
  if ('run' in detector) {
    const boxes = await detectCoveredFaces(image, detector);
    guesses.push(boxes.map((box) => ({ ...box, eyes: null })));
  }
  if (pair) {
    guesses.push((await guessBlazeFaces(image, pair.shortRange, SHORT_RANGE)).map(asGuess));
    guesses.push((await guessBlazeFaces(image, pair.fullRange, FULL_RANGE)).map(asGuess));
  }
  return guesses;
}

const asGuess = (detection: BlazeDetection): FaceGuess => ({
  ...asUltraLight(detection),
  eyes: detection,
});

const asUltraLight = ({ box, score }: BlazeDetection): FaceDetection => ({
  box: detectorBoxOf(box),
  score,
});
