import type { Degrees } from '../geometry/space.ts';

/**
 * Which way the head is turned, as seen in an unmirrored picture; all zero for a frontal, upright face.
 *
 * - `yaw` positive: the face looks towards the picture's left edge (the subject turned to the subject's own right)
 * - `pitch` positive: the face looks up
 * - `roll` positive: the head is tilted clockwise in the picture (the subject's left eye, at the right of the picture, is lower)
 */
export interface HeadPose {
  readonly yaw: Degrees;
  readonly pitch: Degrees;
  readonly roll: Degrees;
}
