import type { Rect } from '../geometry/space.ts';

/** A face that a detector saw: its box in pixels of the picture and the detector's score, 0..1. */
export interface FaceDetection {
  readonly box: Rect<'frame'>;
  readonly score: number;
}
