import { detectSelfieFaces, type BlazeDetection } from '../detection/blazeface.ts';
import { headBox } from '../geometry/head-box.ts';
import { boundingRect, rectArea, rectCentre } from '../geometry/rect.ts';
import type { Point, Rect } from '../geometry/space.ts';
import { assertImage, type Image } from '../image/image.ts';
import { eyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import { interEyeDistance } from '../landmarks/five-points.ts';
import { headPose } from '../landmarks/head-pose.ts';
import {
  eyeTilt,
  locateLandmarks,
  PRESENT,
  regionOfMesh,
  type FaceRegion,
} from '../landmarks/locate-landmarks.ts';
import { faceLuma } from '../quality/face-luma.ts';
import { sharedLight } from '../quality/illumination-uniformity.ts';
import { lumaStatistics } from '../quality/luma-statistics.ts';
import { gradientLoss } from '../quality/sharpness.ts';
import type { ObserveModels } from './examine-models.ts';
import type { FaceObservation, FaceTrack, ObservedFrame, ObserveOptions } from './observation.ts';

const NOBODY: FaceTrack = { mesh: null, sinceDetection: 0, faceCount: 0, eyes: null, sinceEyes: 0 };

/**
 * Observes one camera frame. Keep frames small (long side about 640): cost grows with the pixels that are read. The face of the last
 * frame is followed by its mesh; the detector runs when there is none, when it got lost, and from time to time to see second faces.
 *
 * @param track what the last call returned; null for the first frame
 * @returns what guidance needs, and the track for the next frame; rejects only when a model could not answer
 */
export async function observeFace(
  frame: Image,
  models: ObserveModels,
  track: FaceTrack | null,
  { eyesEvery = 1, detectEvery = 5 }: ObserveOptions = {},
): Promise<ObservedFrame> {
  assertImage(frame);
  const last = track ?? NOBODY;

  // 1. Follow the last frame's face.
  let mesh = await follow(frame, models, last.mesh);
  let { faceCount, sinceDetection } = last;
  sinceDetection += 1;

  // 2. Detect: to find a face, or to count them.
  if (!mesh || sinceDetection >= detectEvery) {
    const detections = largestFirst(await detectSelfieFaces(frame, models.faceDetector));
    sinceDetection = 0;
    for (const detection of detections)
      mesh ??= await presentMesh(frame, models, regionOf(detection));
    faceCount = mesh ? 1 + (await countOthers(frame, models, mesh, detections)) : 0;
  }
  if (!mesh) return { observation: null, track: NOBODY };

  // 3. Measure the eyes, in every n-th frame.
  const dueEyes = last.eyes === null || last.sinceEyes + 1 >= eyesEvery;
  const { eyeState } = models;
  const eyes = dueEyes && eyeState ? await eyeOpenness(frame, mesh, eyeState) : last.eyes;
  const sinceEyes = dueEyes ? 0 : last.sinceEyes + 1;

  return {
    observation: { ...measureFace(frame, mesh), faceCount, eyes },
    track: { mesh, sinceDetection, faceCount, eyes, sinceEyes },
  };
}

async function follow(
  frame: Image,
  models: ObserveModels,
  mesh: FaceMesh<'frame'> | null,
): Promise<FaceMesh<'frame'> | null> {
  return mesh ? presentMesh(frame, models, regionOfMesh(mesh)) : null;
}

async function presentMesh(
  frame: Image,
  models: ObserveModels,
  region: FaceRegion,
): Promise<FaceMesh<'frame'> | null> {
  const mesh = await locateLandmarks(frame, region, models.faceLandmarks);
  return mesh.presence > PRESENT ? mesh : null;
}

/** How many other faces are looked at; from the first one on the picture does not show one person. */
const OTHERS_LOOKED_AT = 2;

/**
 * The faces beside the followed one that the mesh confirms: the detector alone also sees faces in hair and patterns, and
 * a person would be told for ever that they are not alone.
 */
async function countOthers(
  frame: Image,
  models: ObserveModels,
  mesh: FaceMesh<'frame'>,
  detections: readonly BlazeDetection[],
): Promise<number> {
  const head = headBox(mesh);
  const beside = detections.filter(({ box }) => !containsPoint(head, rectCentre(box)));
  let others = 0;
  for (const detection of beside.slice(0, OTHERS_LOOKED_AT))
    if (await presentMesh(frame, models, regionOf(detection))) others++;
  return others;
}

const regionOf = (detection: BlazeDetection): FaceRegion => ({
  box: detection.box,
  tilt: eyeTilt(detection),
});

function largestFirst(detections: readonly BlazeDetection[]): BlazeDetection[] {
  return detections.toSorted((a, b) => rectArea(b.box) - rectArea(a.box));
}

function containsPoint(rect: Rect<'frame'>, { x, y }: Point<'frame'>): boolean {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}

/** 4. Geometry, sharpness and light: cheap, in every frame. */
export function measureFace(
  frame: Image,
  mesh: FaceMesh<'frame'>,
): Omit<FaceObservation, 'faceCount' | 'eyes'> {
  const luma = faceLuma(frame, mesh);
  const sharpness = gradientLoss(luma);
  const { mean, underExposedShare, overExposedShare } = lumaStatistics(luma);
  return {
    faceBox: boundingRect(mesh.points),
    headBox: headBox(mesh),
    mesh,
    headPose: headPose(mesh),
    interEyeDistance: interEyeDistance(mesh),
    sharpness: Number.isFinite(sharpness) ? sharpness : 0,
    luminanceMean: mean,
    underExposedShare,
    overExposedShare,
    sharedLight: sharedLight(luma),
  };
}
