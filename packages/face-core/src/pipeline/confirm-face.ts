import {
  detectBlazeFacesIn,
  OVERLAP_LIMIT,
  SHORT_RANGE,
  type BlazeDetection,
} from '../detection/blazeface.ts';
import { suppressOverlaps } from '../detection/suppress-overlaps.ts';
import { overlap, squareAround } from '../geometry/rect.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { detectedRegion, detectorBoxOf } from '../landmarks/detected-region.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { eyesApart, fivePoints } from '../landmarks/five-points.ts';
import { eyeTilt, locateLandmarks, PRESENT } from '../landmarks/locate-landmarks.ts';
import type { Inference } from '../inference/inference.ts';
import type { AvailableModels } from './examine-models.ts';

/** The mesh of the face in a detected box; null where the mesh sees none. */
export async function confirmFace(
  image: Image,
  box: Rect<'frame'>,
  { faceLandmarks }: Pick<AvailableModels, 'faceLandmarks'>,
): Promise<FaceMesh<'frame'> | null> {
  const mesh = await locateLandmarks(image, detectedRegion(box), faceLandmarks);
  return mesh.presence > PRESENT ? mesh : null;
}

/** How much of a face's surroundings BlazeFace is shown, in sides of its box: there it sees every face, near ones and far ones. */
const SURROUNDINGS = 1.6;
/** Farther apart than this, in distances between the eyes, two networks see different eyes. */
const SAME_EYES = 0.3;

/**
 * The same for the face that everything is judged of, whose mesh is held against the eyes that BlazeFace sees there. Behind dark glasses the mesh
 * slides down until its own eyes lie on the cheeks, and is sure of that. Where the two see different eyes the mesh is placed once more, upright by
 * BlazeFace's, and believed if it then finds them. Otherwise the first mesh stays: BlazeFace alone is no better witness.
 * What it finds is in docs/reports/visibility.md.
 */
export async function confirmPrimaryFace(
  image: Image,
  box: Rect<'frame'>,
  models: Pick<AvailableModels, 'faceLandmarks' | 'coveredFaceDetector'>,
): Promise<FaceMesh<'frame'> | null> {
  const { faceLandmarks, coveredFaceDetector } = models;
  const mesh = await confirmFace(image, box, models);
  if (!mesh || !coveredFaceDetector) return mesh;
  const seen = await sameFace(image, box, coveredFaceDetector.shortRange);
  if (!seen || eyesApart(fivePoints(mesh), seen) <= SAME_EYES) return mesh;
  const region = { box: seen.box, tilt: eyeTilt(seen) };
  const other = await locateLandmarks(image, region, faceLandmarks);
  const agrees = eyesApart(fivePoints(other), seen) <= SAME_EYES;
  return other.presence > PRESENT && agrees ? other : mesh;
}

/** What BlazeFace sees of the face in a box; null where it sees none, or only somebody beside. */
async function sameFace(
  image: Image,
  box: Rect<'frame'>,
  shortRange: Inference,
): Promise<BlazeDetection | null> {
  const around = squareAround(box, SURROUNDINGS);
  const found = await detectBlazeFacesIn(image, around, shortRange, SHORT_RANGE);
  let seen: BlazeDetection | null = null;
  let most = OVERLAP_LIMIT;
  for (const face of suppressOverlaps(found, OVERLAP_LIMIT)) {
    const shared = overlap(detectorBoxOf(face.box), box);
    if (shared <= most) continue;
    most = shared;
    seen = face;
  }
  return seen;
}
