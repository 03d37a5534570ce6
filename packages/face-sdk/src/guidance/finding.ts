import type { EyeOpenness, HeadPose, Rect } from '@iws/face-core';

/** What was seen in one camera frame. Everything is in camera pixels; left and right are the subject's own. */
export interface Finding {
  readonly faceCount: number;
  /** Brow line or hairline to chin. */
  readonly faceBox: Rect<'camera'>;
  /** Crown to chin and ear to ear, estimated; may leave the frame. */
  readonly headBox: Rect<'camera'>;
  readonly headPose: HeadPose;
  /** Null while not measured. */
  readonly eyes: EyeOpenness | null;
  readonly interEyeDistance: number;
  readonly sharpness: number;
  /** 0..1. */
  readonly luminanceMean: number;
  readonly underExposedShare: number;
  readonly overExposedShare: number;
  /** How equally both cheeks are lit, 0..1. */
  readonly sharedLight: number;
  /** The 3:4 rectangle that would become the selfie, and whether it holds the whole head. */
  readonly portrait: Rect<'camera'>;
  readonly wholeHead: boolean;
}

/** The oval in which the face shall be, in camera pixels. */
export interface Oval {
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
}
