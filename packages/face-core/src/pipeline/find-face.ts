import { findFaces } from '../detection/face-detector.ts';
import type { FaceDetection } from '../detection/detection.ts';
import { rectArea, rectCentre } from '../geometry/rect.ts';
import { mapRect, sampleMap, type MappedSample } from '../geometry/sample-mapping.ts';
import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { confirmFace, confirmPrimaryFace } from './confirm-face.ts';
import type { ExamineInput, ExamineSample } from './examination.ts';
import { findCoveredFace } from './find-covered-face.ts';
import type { AvailableModels } from './examine-models.ts';

/** Every detection, the largest first, in the pixels of the picture that was searched. */
export interface Search {
  readonly searched: Image;
  readonly detections: readonly FaceDetection[];
  /** Null when the samples do not say how they lie to each other. */
  readonly mapping: SearchMapping | null;
}

/** The same rectangle in the other picture, which it may leave. */
interface SearchMapping {
  readonly toPrimary: (rect: Rect<'frame'>) => Rect<'frame'>;
  readonly toSearched: (rect: Rect<'frame'>) => Rect<'frame'>;
}

/** The picture that faces are searched in: the context, which shows more people, when there is one. */
export async function searchFaces(input: ExamineInput, models: AvailableModels): Promise<Search> {
  const { primary, context } = input;
  const searched = context?.image ?? primary.image;
  const detections = await findFaces(searched, models.faceDetector);
  return { searched, detections: largestFirst(detections), mapping: searchMapping(input) };
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
 * context is carried over and the mesh confirms it. A face that is seen in the primary alone is carried over to the context in the same way.
 */
export async function findPrimaryFace(
  { primary, context }: ExamineInput,
  { detections, mapping }: Search,
  models: AvailableModels,
): Promise<FoundFace | null> {
  if (context === undefined || mapping !== null) {
    for (const searchedDetection of detections) {
      const { score } = searchedDetection;
      const box = mapping ? mapping.toPrimary(searchedDetection.box) : searchedDetection.box;
      if (!centreInside(box, primary.image)) continue;
      const mesh = await confirmPrimaryFace(primary.image, box, models);
      if (mesh) return { mesh, detection: { box, score }, searchedDetection };
    }
  }
  if (context !== undefined) {
    for (const detection of largestFirst(await findFaces(primary.image, models.faceDetector))) {
      const mesh = await confirmPrimaryFace(primary.image, detection.box, models);
      if (!mesh) continue;
      const searchedDetection = mapping
        ? carried(detection, mapping.toSearched)
        : (detections[0] ?? null);
      return { mesh, detection, searchedDetection };
    }
  }
  const covered = await findCoveredFace(primary.image, models);
  if (!covered) return null;
  const { detection } = covered;
  if (context === undefined) return { ...covered, searchedDetection: detection };
  return {
    ...covered,
    searchedDetection: mapping && carried(detection, mapping.toSearched),
  };
}

const carried = (
  { box, score }: FaceDetection,
  to: (rect: Rect<'frame'>) => Rect<'frame'>,
): FaceDetection => ({ box: to(box), score });

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
    if (await confirmFace(searched, other.box, models)) confirmed.push(other);
  }
  return confirmed;
}

function searchMapping({ primary, context }: ExamineInput): SearchMapping | null {
  const searched = context && mapped(context);
  const shown = mapped(primary);
  if (!searched || !shown) return null;
  const toPrimary = sampleMap(searched, shown);
  const toSearched = sampleMap(shown, searched);
  return {
    toPrimary: (rect) => mapRect(toPrimary, rect),
    toSearched: (rect) => mapRect(toSearched, rect),
  };
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
