import type { Degrees, Point3, Space } from '../geometry/space.ts';
import type { FaceMesh } from './face-mesh.ts';
import { fivePoints, meshPoint } from './five-points.ts';
import { MESH } from './mesh-indices.ts';

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
 * Head pose from the depth of the mesh: yaw from the line between the cheeks, pitch from the line between forehead and chin
 * (both as if the head's tilt were undone), roll from the line between the eyes, which is what one sees.
 */
export function headPose<S extends Space>(mesh: FaceMesh<S>): HeadPose {
  const { subjectRightEye, subjectLeftEye } = fivePoints(mesh);
  const roll = Math.atan2(
    subjectLeftEye.y - subjectRightEye.y,
    subjectLeftEye.x - subjectRightEye.x,
  );
  const right = meshPoint(mesh, MESH.subjectRightCheek);
  const left = meshPoint(mesh, MESH.subjectLeftCheek);
  const across = untilt(difference(left, right), roll);
  const down = untilt(
    difference(meshPoint(mesh, MESH.chin), meshPoint(mesh, MESH.foreheadTop)),
    roll,
  );
  // Turned to the picture's left, the subject's left cheek comes nearer (z falls); looking up, the chin does.
  return {
    yaw: degrees(Math.atan2(-across.z, across.x)),
    pitch: degrees(Math.atan2(-down.z, down.y)),
    roll: degrees(roll),
  };
}

function difference<S extends Space>(a: Point3<S>, b: Point3<S>): Point3<S> {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}

function untilt<S extends Space>({ x, y, z }: Point3<S>, roll: number): Point3<S> {
  const cos = Math.cos(roll);
  const sin = Math.sin(roll);
  return { x: x * cos + y * sin, y: y * cos - x * sin, z };
}

const degrees = (radians: number): Degrees => (radians * 180) / Math.PI;
