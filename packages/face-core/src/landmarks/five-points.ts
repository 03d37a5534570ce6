import type { Point, Space } from '../geometry/space.ts';
import type { EyePair, FaceMesh, FivePoints } from './face-mesh.ts';
import { EYE_RIMS, MESH } from './mesh-indices.ts';

/** A point of the mesh. @throws RangeError when the mesh has no such point */
export function meshPoint<S extends Space>(
  mesh: FaceMesh<S>,
  index: number,
): FaceMesh<S>['points'][0] {
  const point = mesh.points[index];
  if (!point) throw new RangeError(`the mesh has no point ${index}`);
  return point;
}

/** The five points of alignment: the middle of each eye's rim, the tip of the nose, the corners of the mouth. */
export function fivePoints<S extends Space>(mesh: FaceMesh<S>): FivePoints<S> {
  return {
    subjectRightEye: middle(mesh, EYE_RIMS.subjectRight),
    subjectLeftEye: middle(mesh, EYE_RIMS.subjectLeft),
    noseTip: flat(meshPoint(mesh, MESH.noseTip)),
    subjectRightMouthCorner: flat(meshPoint(mesh, MESH.subjectRightMouthCorner)),
    subjectLeftMouthCorner: flat(meshPoint(mesh, MESH.subjectLeftMouthCorner)),
  };
}

/** Distance between the middles of the eyes, in the mesh's pixels. */
export function interEyeDistance<S extends Space>(mesh: FaceMesh<S>): number {
  const { subjectRightEye: right, subjectLeftEye: left } = fivePoints(mesh);
  return distance(right, left);
}

/** How far two pairs of eyes are apart: the farther eye, in distances between the eyes of the second. */
export function eyesApart<S extends Space>(a: EyePair<S>, b: EyePair<S>): number {
  const right = distance(a.subjectRightEye, b.subjectRightEye);
  const left = distance(a.subjectLeftEye, b.subjectLeftEye);
  return Math.max(right, left) / distance(b.subjectRightEye, b.subjectLeftEye);
}

const distance = <S extends Space>(a: Point<S>, b: Point<S>): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

function middle<S extends Space>(mesh: FaceMesh<S>, indices: readonly number[]): Point<S> {
  let x = 0;
  let y = 0;
  for (const index of indices) {
    const point = meshPoint(mesh, index);
    x += point.x;
    y += point.y;
  }
  return { x: x / indices.length, y: y / indices.length };
}

const flat = <S extends Space>({ x, y }: Point<S>): Point<S> => ({ x, y });
