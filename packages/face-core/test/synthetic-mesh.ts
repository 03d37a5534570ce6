import { MESH_POINTS, type FaceMesh, type Point3 } from '../src/index.ts';
import { MESH } from '../src/landmarks/mesh-indices.ts';

/** Places of an upright frontal face of about 200 x 280 pixels around (0, 0); y down, z away from the camera. */
const FACE: Readonly<Record<number, readonly [x: number, y: number, z: number]>> = {
  [MESH.foreheadTop]: [0, -140, 0],
  [MESH.chin]: [0, 140, 0],
  [MESH.noseTip]: [0, 20, -60],
  [MESH.subjectRightCheek]: [-100, 0, 60],
  [MESH.subjectLeftCheek]: [100, 0, 60],
  [MESH.subjectRightMouthCorner]: [-35, 70, -10],
  [MESH.subjectLeftMouthCorner]: [35, 70, -10],
  // The rims of the eyes: corners, then pairs of upper and lower lid.
  33: [-70, -40, 10],
  133: [-30, -40, 0],
  160: [-60, -46, 5],
  144: [-60, -34, 5],
  159: [-50, -48, 2],
  145: [-50, -32, 2],
  158: [-40, -46, 2],
  153: [-40, -34, 2],
  263: [70, -40, 10],
  362: [30, -40, 0],
  387: [60, -46, 5],
  373: [60, -34, 5],
  386: [50, -48, 2],
  374: [50, -32, 2],
  385: [40, -46, 2],
  380: [40, -34, 2],
};

/** How a synthetic head is held: angles in degrees as headPose() defines them, then its place and size in the frame. */
export interface HeadPlacement {
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
}

/** A face mesh whose pose is known because it was made by rotating a frontal one: nodding, then turning, then tilting it. */
export function syntheticMesh({
  yaw = 0,
  pitch = 0,
  roll = 0,
  x = 0,
  y = 0,
  scale = 1,
}: HeadPlacement = {}): FaceMesh<'frame'> {
  const points: Point3<'frame'>[] = [];
  for (let i = 0; i < MESH_POINTS; i++) {
    const [px, py, pz] = FACE[i] ?? [0, 0, 0];
    // Looking up: the chin (y > 0) comes nearer.
    const nodded = rotate(py, pz, -pitch);
    // Turned to the picture's left: the side at the right comes nearer.
    const turned = rotate(px, nodded[1], -yaw);
    const tilted = rotate(turned[0], nodded[0], roll);
    points.push({ x: x + scale * tilted[0], y: y + scale * tilted[1], z: scale * turned[1] });
  }
  return { points, presence: 1 };
}

/** Rotates (a, b) by degrees from the first axis towards the second. */
function rotate(a: number, b: number, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return [a * cos - b * sin, a * sin + b * cos];
}
