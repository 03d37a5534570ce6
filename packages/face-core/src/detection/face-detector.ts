import type { Image } from '../image/image.ts';
import { detectorBoxOf } from '../landmarks/detected-region.ts';
import type { Inference } from '../pipeline/inference.ts';
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

/** Guesses where faces may be, which `findFaces` misses or places badly: only the mesh can say which one is a face. */
export type CoveredSearch = (image: Image) => Promise<FaceDetection[]>;

/** The searches for covered faces, in the order in which they are worth their time; a later one is for what the earlier miss. */
export function coveredSearches(
  detector: FaceDetector,
  additional: BlazeFacePair | undefined,
): CoveredSearch[] {
  const pair = 'run' in detector ? additional : detector;
  return [
    ...('run' in detector ? [(image: Image) => detectCoveredFaces(image, detector)] : []),
    ...(pair ? [(image: Image) => guessWithPair(image, pair)] : []),
  ];
}

async function guessWithPair(
  image: Image,
  { shortRange, fullRange }: BlazeFacePair,
): Promise<FaceDetection[]> {
  const guesses = [
    ...(await guessBlazeFaces(image, shortRange, SHORT_RANGE)),
    ...(await guessBlazeFaces(image, fullRange, FULL_RANGE)),
  ];
  return guesses.map(asUltraLight);
}

const asUltraLight = ({ box, score }: BlazeDetection): FaceDetection => ({
  box: detectorBoxOf(box),
  score,
});
