import { MESH_POINTS, type FaceMesh, type Point3 } from '../src/index.ts';
import { CANONICAL_FACE } from '../src/landmarks/canonical-face.ts';
import { EYE_RIMS, MESH } from '../src/landmarks/mesh-indices.ts';

/** The canonical face's points that pose does not need, from the same file: x to the picture's right, y down, z away, centimetres. */
const MORE: Readonly<Record<number, readonly [x: number, y: number, z: number]>> = {
  [MESH.chin]: [0, 9.403378, -4.264492],
  [MESH.noseTip]: [0, 1.126865, -7.475604],
  [MESH.subjectRightCheek]: [-7.664182, -0.673132, 2.435867],
  [MESH.subjectLeftCheek]: [7.664182, -0.673132, 2.435867],
  [MESH.subjectRightMouthCorner]: [-2.456206, 4.342621, -4.283884],
  [MESH.subjectLeftMouthCorner]: [2.456206, 4.342621, -4.283884],
  // The lids.
  160: [-3.670075, -2.927714, -3.724325],
  144: [-3.670075, -2.360153, -3.63523],
  159: [-3.177186, -2.964136, -3.876973],
  145: [-3.177186, -2.294265, -3.775704],
  158: [-2.724032, -2.96181, -3.871767],
  153: [-2.724032, -2.315802, -3.777151],
  387: [3.670075, -2.927714, -3.724325],
  373: [3.670075, -2.360153, -3.63523],
  386: [3.177186, -2.964136, -3.876973],
  374: [3.177186, -2.294265, -3.775704],
  385: [2.724032, -2.96181, -3.871767],
  380: [2.724032, -2.315802, -3.777151],
};

const CENTIMETRES = new Map<number, readonly [number, number, number]>([
  ...CANONICAL_FACE.map(([index, x, y, z]) => [index, [x, y, z]] as const),
  ...Object.entries(MORE).map(([index, place]) => [Number(index), place] as const),
]);
/** So that the eyes are 100 pixels apart, 40 above the origin. */
const PIXELS = 50 / centre(0);
const DOWN = -40 - centre(1) * PIXELS;

/** Of the points around the subject's left eye, on one axis. */
function centre(axis: 0 | 1): number {
  const rim = EYE_RIMS.subjectLeft;
  return rim.reduce((sum, index) => sum + (CENTIMETRES.get(index)?.[axis] ?? 0), 0) / rim.length;
}

/** The upright canonical face, about 240 x 280 pixels around (0, 0); y down, z away from the camera. */
function facePoint(index: number): readonly [number, number, number] {
  const [x, y, z] = CENTIMETRES.get(index) ?? [0, 0, 0];
  return [x * PIXELS, y * PIXELS + DOWN, z * PIXELS];
}

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
    const [px, py, pz] = facePoint(i);
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
