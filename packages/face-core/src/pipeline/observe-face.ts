import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { HeadPose } from '../landmarks/head-pose.ts';
import type { ObserveModels } from './inference.ts';

/** What the next frame starts from. Opaque: pass back what the last call returned; null for the first frame. */
export interface FaceTrack {
  /** The region in which the last frame's face stood, for the mesh. */
  readonly mesh: FaceMesh<'frame'> | null;
  /** Frames since the detector last ran: it runs again from time to time to see second faces. */
  readonly sinceDetection: number;
  readonly faceCount: number;
  readonly eyes: EyeOpenness | null;
  readonly sinceEyes: number;
}

/** One face of a camera frame, in pixels of the frame: all that guidance needs. */
export interface FaceObservation {
  readonly faceCount: number;
  /** The upright rectangle around the mesh: brow line or hairline to chin. */
  readonly faceBox: Rect<'frame'>;
  /** The whole head, crown to chin and ear to ear, estimated from the mesh; may leave the frame. */
  readonly headBox: Rect<'frame'>;
  readonly mesh: FaceMesh<'frame'>;
  readonly headPose: HeadPose;
  /** Null while not yet measured. */
  readonly eyes: EyeOpenness | null;
  /** Distance of the eye centres, pixels. */
  readonly interEyeDistance: number;
  /** Native sharpness of the face (quality/sharpness.ts). */
  readonly sharpness: number;
  /** Mean luminance of the face, 0..1, and the shares of its pixels that are too dark and too bright, 0..1. */
  readonly luminanceMean: number;
  readonly underExposedShare: number;
  readonly overExposedShare: number;
}

/** `observation` is null when nobody is seen. */
export interface ObservedFrame {
  readonly observation: FaceObservation | null;
  readonly track: FaceTrack;
}

export interface ObserveOptions {
  /** Measure the eyes in every n-th frame. Default 1. */
  readonly eyesEvery?: number;
  /** Run the detector in every n-th frame even while a face is being tracked, to see second faces. Default 5. */
  readonly detectEvery?: number;
}

/**
 * Observes one camera frame. Keep frames small (long side about 640): cost grows with the pixels that are read.
 *
 * @returns what guidance needs, and the track for the next frame; rejects only when a model could not answer
 */
export function observeFace(
  _frame: Image,
  _models: ObserveModels,
  _track: FaceTrack | null,
  _options: ObserveOptions = {},
): Promise<ObservedFrame> {
  return Promise.reject(new Error('being built'));
}
