import type { Rect } from '../geometry/space.ts';
import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import type { FaceMesh } from '../landmarks/face-mesh.ts';
import type { HeadPose } from '../landmarks/head-pose.ts';

/** What the next frame starts from: plain data to be passed back as it came. */
export interface FaceTrack {
  /** Where the last frame's face stood. */
  readonly mesh: FaceMesh<'frame'> | null;
  /** Frames since the detector last ran. */
  readonly sinceDetection: number;
  /** Faces that the detector last saw. */
  readonly faceCount: number;
  readonly eyes: EyeOpenness | null;
  /** Frames since the eyes were last measured. */
  readonly sinceEyes: number;
}

/** One face of a camera frame, in pixels of the frame: all that guidance needs. */
export interface FaceObservation {
  /** Faces that the detector last saw (it does not run in every frame). */
  readonly faceCount: number;
  /** The upright rectangle around the mesh: brow line or hairline to chin. */
  readonly faceBox: Rect<'frame'>;
  /** The whole head, crown to chin and ear to ear, estimated from the mesh; may leave the frame. */
  readonly headBox: Rect<'frame'>;
  readonly mesh: FaceMesh<'frame'>;
  readonly headPose: HeadPose;
  /** Null while not yet measured, and without a model that measures them. */
  readonly eyes: EyeOpenness | null;
  /** Distance of the eye centres, pixels. */
  readonly interEyeDistance: number;
  /** Native sharpness of the inner face, 0..1 (quality/sharpness.ts); 0 also for a face without any contrast. */
  readonly sharpness: number;
  /** Mean luminance of the inner face, 0..1. */
  readonly luminanceMean: number;
  /** Shares of the inner face that are nearly black and nearly white, 0..1. */
  readonly underExposedShare: number;
  readonly overExposedShare: number;
  /** How equally both cheeks are lit, 0..1 (quality/illumination-uniformity.ts). */
  readonly sharedLight: number;
}

/** `observation` is null when nobody is seen. */
export interface ObservedFrame {
  readonly observation: FaceObservation | null;
  readonly track: FaceTrack;
}

export interface ObserveOptions {
  /** Measure the eyes in every n-th frame. Default 1. */
  readonly eyesEvery?: number;
  /** Run the detector in every n-th frame even while a face is being followed, to see second faces. Default 5. */
  readonly detectEvery?: number;
}
