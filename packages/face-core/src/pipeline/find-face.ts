import { coveredSearches, findFaces } from '../detection/face-detector.ts';
import type { FaceDetection } from '../detection/detection.ts';
import { rectArea, rectCentre, squareAround } from '../geometry/rect.ts';
import { mapRect, sampleMap, type MappedSample } from '../geometry/sample-mapping.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { boxOfMesh, detectedRegion } from '../landmarks/detected-region.ts';
import { locateLandmarks, PRESENT } from '../landmarks/locate-landmarks.ts';
import type { ExamineInput, ExamineSample } from './examination.ts';
import type { AvailableModels, Inference } from './inference.ts';

/** Every detection, the largest first, in the pixels of the picture that was searched. */
export interface Search {
  readonly searched: Image;
  readonly detections: readonly FaceDetection[];
  /** The same rectangle in the primary picture; null when the samples do not say how they lie to each other. */
  readonly toPrimary: ((rect: Rect<'frame'>) => Rect<'frame'>) | null;
}

/** The picture that faces are searched in: the context, which shows more people, when there is one. */
export async function searchFaces(input: ExamineInput, models: AvailableModels): Promise<Search> {
  const { primary, context } = input;
  const searched = context?.image ?? primary.image;
  const detections = await findFaces(searched, models.faceDetector);
  return { searched, detections: largestFirst(detections), toPrimary: mappingToPrimary(input) };
}

/** A face that the mesh has confirmed in the primary picture, and the same face where faces were searched. */
export interface FoundFace {
  readonly mesh: FaceMesh<'frame'>;
  /** In pixels of the primary picture. */
  readonly detection: FaceDetection;
  /** In pixels of the picture that was searched; null when it was seen in the primary only. */
  readonly searchedDetection: FaceDetection | null;
}

/**
 * The most prominent face of the primary picture. Where the samples' crops are known the detector is not run again: the box of the
 * context is carried over and the mesh confirms it.
 */
export async function findPrimaryFace(
  { primary, context }: ExamineInput,
  { detections, toPrimary }: Search,
  models: AvailableModels,
): Promise<FoundFace | null> {
  if (context === undefined || toPrimary !== null) {
    for (const searchedDetection of detections) {
      const box = toPrimary ? toPrimary(searchedDetection.box) : searchedDetection.box;
      if (!centreInside(box, primary.image)) continue;
      const region = detectedRegion(box);
      const mesh = await locateLandmarks(primary.image, region, models.faceLandmarks);
      const { score } = searchedDetection;
      if (mesh.presence > PRESENT) return { mesh, detection: { box, score }, searchedDetection };
    }
    if (context === undefined) {
      const covered = await findCoveredFace(primary.image, models);
      return covered && { ...covered, searchedDetection: covered.detection };
    }
  }
  for (const detection of largestFirst(await findFaces(primary.image, models.faceDetector))) {
    const { box } = detection;
    const region = detectedRegion(box);
    const mesh = await locateLandmarks(primary.image, region, models.faceLandmarks);
    if (mesh.presence <= PRESENT) continue;
    const searchedDetection = toPrimary === null ? (detections[0] ?? null) : null;
    return { mesh, detection, searchedDetection };
  }
  const covered = await findCoveredFace(primary.image, models);
  return covered && { ...covered, searchedDetection: null };
}

/** A covered face is often boxed too large or too small: sides of the regions in which the mesh looks for it, as shares of the box's. */
const COVERED_SCALES = [1, 0.8, 1.25];
/** From here on nothing better is looked for. */
const SURELY_PRESENT = 0.95;

/** The face of a picture in which none was confirmed: by the first search whose guesses the mesh confirms. */
async function findCoveredFace(
  image: Image,
  { faceDetector, coveredFaceDetector, faceLandmarks }: AvailableModels,
): Promise<Pick<FoundFace, 'mesh' | 'detection'> | null> {
  for (const search of coveredSearches(faceDetector, coveredFaceDetector)) {
    const found = await surestGuess(image, await search(image), faceLandmarks);
    if (found) return found;
  }
  return null;
}

/**
 * Of guesses the one that the mesh is surest of; null where it confirms none. The face's box is the mesh's: the guess may be far from it,
 * and what is judged around a face is measured by its box.
 */
async function surestGuess(
  image: Image,
  guesses: readonly FaceDetection[],
  faceLandmarks: Inference,
): Promise<Pick<FoundFace, 'mesh' | 'detection'> | null> {
  let best: { readonly mesh: FaceMesh<'frame'>; readonly score: number } | null = null;
  for (const { box: guess, score } of guesses) {
    for (const scale of COVERED_SCALES) {
      if (best && best.mesh.presence > SURELY_PRESENT) break;
      const { box, tilt } = detectedRegion(guess);
      const region = { box: squareAround(box, scale), tilt };
      const mesh = await locateLandmarks(image, region, faceLandmarks);
      if (mesh.presence > (best?.mesh.presence ?? PRESENT)) best = { mesh, score };
    }
  }
  return best && { mesh: best.mesh, detection: { box: boxOfMesh(best.mesh), score: best.score } };
}

/** How many other faces are confirmed at most, the largest first: a group still comes out with its number, a crowd costs no more. */
const OTHERS_LOOKED_AT = 15;

/** The other faces that the mesh confirms, in the pixels of the picture that was searched. */
export async function confirmOthers(
  { searched, detections }: Search,
  face: FaceDetection,
  models: AvailableModels,
): Promise<FaceDetection[]> {
  const confirmed: FaceDetection[] = [];
  const others = detections.filter((other) => other !== face);
  for (const other of others.slice(0, OTHERS_LOOKED_AT)) {
    const region = detectedRegion(other.box);
    const { presence } = await locateLandmarks(searched, region, models.faceLandmarks);
    if (presence > PRESENT) confirmed.push(other);
  }
  return confirmed;
}

function mappingToPrimary({ primary, context }: ExamineInput): Search['toPrimary'] {
  if (!context) return null;
  const from = mapped(context);
  const to = mapped(primary);
  if (!from || !to) return null;
  const map = sampleMap(from, to);
  return (rect) => mapRect(map, rect);
}

/** The sample with its crop, when it has one. */
export function mapped({ image, crop }: ExamineSample): MappedSample | null {
  return crop ? { width: image.width, height: image.height, crop } : null;
}

function largestFirst(detections: readonly FaceDetection[]): FaceDetection[] {
  return detections.toSorted((a, b) => rectArea(b.box) - rectArea(a.box));
}

function centreInside(box: Rect<'frame'>, { width, height }: Image): boolean {
  const { x, y } = rectCentre(box);
  return x >= 0 && y >= 0 && x < width && y < height;
}
