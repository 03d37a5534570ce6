import type { Image } from '../image/image.ts';
import { detectorBoxOf } from '../landmarks/detected-region.ts';
import type { Inference } from '../pipeline/inference.ts';
import {
  detectBlazeFaces,
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

/** Guesses where faces may be that `findFaces` misses (`detectCoveredFaces`); BlazeFace has none. */
export const coveredFaces = async (
  image: Image,
  detector: FaceDetector,
): Promise<FaceDetection[]> => ('run' in detector ? detectCoveredFaces(image, detector) : []);

const asUltraLight = ({ box, score }: BlazeDetection): FaceDetection => ({
  box: detectorBoxOf(box),
  score,
});
