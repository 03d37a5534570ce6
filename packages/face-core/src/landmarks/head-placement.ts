import { fitRotation, type Rotation } from '../geometry/fit-rotation.ts';
import type { Point3, Space } from '../geometry/space.ts';
import { CANONICAL_FACE } from './canonical-face.ts';
import type { FaceMesh } from './face-mesh.ts';
import { meshPoint } from './five-points.ts';

/** How the canonical face stands in a picture: a point p of it, in its centimetres, lies at origin + scale R p. */
export interface HeadPlacement<S extends Space> {
  readonly rotation: Rotation;
  /** Pixels for a centimetre of the canonical face. */
  readonly scale: number;
  readonly origin: Point3<S>;
}

/** Places the canonical face so that it fits a mesh best, by weighted least squares. */
export function placeHead<S extends Space>(mesh: FaceMesh<S>): HeadPlacement<S> {
  const pairs = CANONICAL_FACE.map(([index, x, y, z, weight]) => {
    const point = meshPoint(mesh, index);
    return { from: [x, y, z] as const, to: [point.x, point.y, point.z] as const, weight };
  });
  const rotation = fitRotation(pairs);
  const turned = pairs.map(({ from }) => rotate(rotation, from));
  const whole = pairs.reduce((sum, { weight }) => sum + weight, 0);
  const middle = (vectors: readonly Vector[]): Vector => {
    const mean = [0, 0, 0] as [number, number, number];
    vectors.forEach((vector, i) => {
      const share = (pairs[i]?.weight ?? 0) / whole;
      for (const axis of AXES) mean[axis] += share * vector[axis];
    });
    return mean;
  };
  const from = middle(turned);
  const to = middle(pairs.map((pair) => pair.to));
  let [along, extent] = [0, 0];
  for (const [i, { to: seen, weight }] of pairs.entries()) {
    for (const axis of AXES) {
      const own = (turned[i]?.[axis] ?? 0) - from[axis];
      along += weight * own * (seen[axis] - to[axis]);
      extent += weight * own * own;
    }
  }
  const scale = along / extent;
  const [x, y, z] = AXES.map((axis) => to[axis] - scale * from[axis]);
  return { rotation, scale, origin: { x: x!, y: y!, z: z! } };
}

type Vector = readonly [number, number, number];
const AXES = [0, 1, 2] as const;

function rotate(rotation: Rotation, [x, y, z]: Vector): Vector {
  const [a, b, c] = rotation;
  return [
    a[0] * x + a[1] * y + a[2] * z,
    b[0] * x + b[1] * y + b[2] * z,
    c[0] * x + c[1] * y + c[2] * z,
  ];
}
