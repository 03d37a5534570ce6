import {
  cropImage,
  examineFace,
  observeFace,
  portraitCrop,
  type ExamineCalibration,
  type ExamineModels,
  type FaceMesh,
  type FaceObservation,
  type Image,
  type ObserveModels,
} from '@iws/face-core';
import type { GuidanceCalibration } from '@iws/models';
import sharp from 'sharp';

/** What a margin is for: a ramp of quality.json. */
export type MarginName = keyof GuidanceCalibration['margins'];

/** A frame, measured twice. */
export interface Compared {
  readonly worse: Worse;
  /** As guidance sees it, 0..1. */
  readonly sharedLight: number;
}

/** How much worse the server's native value is than the browser's, in native units; below 0: better. */
export type Worse = Readonly<Record<MarginName, number>>;

/** As the SDK does it: long side of the copy that is observed, the primary sample, its JPEG quality. */
const OBSERVED_SIDE = 640;
const PRIMARY = { width: 480, height: 640 } as const;
const JPEG_QUALITY = 95;

/**
 * Takes a picture for a camera frame and measures it twice: as guidance does, on a smaller copy by observeFace, and as the server does, on
 * the 480×640 JPEG of the selfie's rectangle by examineFace.
 *
 * @returns null when one of them finds no face, or the picture ends before the head does
 */
export async function compareFrame(
  frame: Image,
  observe: ObserveModels,
  examine: ExamineModels,
  calibration: ExamineCalibration,
): Promise<Compared | null> {
  const { width, height } = frame;
  const scale = Math.min(1, OBSERVED_SIDE / Math.max(width, height));
  const whole = { x: 0, y: 0, width, height };
  const copy = cropImage(frame, whole, Math.round(width * scale), Math.round(height * scale));
  const { observation } = await observeFace(copy, observe, null);
  if (!observation) return null;
  const primary = await primaryOf(frame, observation, scale);
  if (!primary) return null;
  const options = { clock: () => 0, pad: false, features: false };
  const examined = await examineFace(
    { primary: { image: primary } },
    examine,
    calibration,
    options,
  );
  if (examined.outcome !== 'examined') return null;
  const components = examined.face.quality?.components;
  const native = (name: keyof NonNullable<typeof components>) =>
    components?.[name].nativeValue ?? Number.NaN;
  const { headPose, sharpness, luminanceMean } = observation;
  const turned = (server: number, browser: number) => Math.abs(server) - Math.abs(browser);
  const worse: Worse = {
    headPoseYaw: turned(native('headPoseYaw'), headPose.yaw),
    headPosePitch: turned(native('headPosePitch'), headPose.pitch),
    headPoseRoll: turned(native('headPoseRoll'), headPose.roll),
    sharpness: sharpness - native('sharpness'),
    luminanceDark: luminanceMean - native('luminanceMean'),
    luminanceBright: native('luminanceMean') - luminanceMean,
    underExposurePrevention: native('underExposurePrevention') - observation.underExposedShare,
    overExposurePrevention: native('overExposurePrevention') - observation.overExposedShare,
  };
  const { sharedLight } = observation;
  return Object.values(worse).every(Number.isFinite) ? { worse, sharedLight } : null;
}

/** The sample that the SDK would seal; null when the head is not whole. */
async function primaryOf(
  frame: Image,
  { mesh }: FaceObservation,
  scale: number,
): Promise<Image | null> {
  const atCamera: FaceMesh<'frame'> = {
    presence: mesh.presence,
    points: mesh.points.map(({ x, y, z }) => ({ x: x / scale, y: y / scale, z: z / scale })),
  };
  const { rect, wholeHead } = portraitCrop(atCamera, frame);
  if (!wholeHead) return null;
  const { width, height, channels } = frame;
  const jpeg = await sharp(frame.data, { raw: { width, height, channels } })
    .extract({ left: rect.x, top: rect.y, width: rect.width, height: rect.height })
    .resize(PRIMARY.width, PRIMARY.height, { fit: 'fill' })
    .removeAlpha()
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
  const { data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { ...PRIMARY, channels: 3, data };
}
