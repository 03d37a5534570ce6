import type { Degrees, Space } from '../geometry/space.ts';
import type { FaceMesh } from './face-mesh.ts';
import { fivePoints } from './five-points.ts';
import { placeHead } from './head-placement.ts';

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

/**
 * Head pose from the mesh. Yaw and pitch are the direction in which the face looks, as if the head's tilt were undone: of the canonical
 * face, turned so that it fits the mesh best. Roll is the tilt of the line between the eyes, which is what one sees.
 */
export function headPose<S extends Space>(mesh: FaceMesh<S>): HeadPose {
  const { subjectRightEye, subjectLeftEye } = fivePoints(mesh);
  const roll = Math.atan2(
    subjectLeftEye.y - subjectRightEye.y,
    subjectLeftEye.x - subjectRightEye.x,
  );
  const [across, down, away] = placeHead(mesh).rotation;
  // The canonical face looks along -z.
  const [x, y, z] = [-across[2], -down[2], -away[2]];
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  const left = -(x * cos + y * sin);
  const up = -(y * cos - x * sin);
  return {
    yaw: degrees(Math.atan2(left, -z)),
    pitch: degrees(Math.atan2(up, Math.hypot(left, z))),
    roll: degrees(roll),
  };
}

const degrees = (radians: number): Degrees => (radians * 180) / Math.PI;
