import { fitRotation, weightedMiddle, type Rotation } from '../geometry/fit-rotation.ts';
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

const POINTS = Float64Array.from(CANONICAL_FACE.flatMap(([, x, y, z]) => [x, y, z]));
const WEIGHTS = Float64Array.from(CANONICAL_FACE, ([, , , , weight]) => weight);

/** Places the canonical face so that it fits a mesh best, by weighted least squares. */
export function placeHead<S extends Space>(mesh: FaceMesh<S>): HeadPlacement<S> {
  const seen = new Float64Array(POINTS.length);
  CANONICAL_FACE.forEach(([index], i) => {
    const { x, y, z } = meshPoint(mesh, index);
    seen[3 * i] = x;
    seen[3 * i + 1] = y;
    seen[3 * i + 2] = z;
  });
  const rotation = fitRotation(POINTS, seen, WEIGHTS);
  const turned = rotate(rotation, POINTS);
  const from = weightedMiddle(turned, WEIGHTS);
  const to = weightedMiddle(seen, WEIGHTS);
  let along = 0;
  let extent = 0;
  for (let i = 0; i < WEIGHTS.length; i++) {
    const weight = WEIGHTS[i]!;
    for (let axis = 0; axis < 3; axis++) {
      const own = turned[3 * i + axis]! - from[axis]!;
      along += weight * own * (seen[3 * i + axis]! - to[axis]!);
      extent += weight * own * own;
    }
  }
  const scale = along / extent;
  return {
    rotation,
    scale,
    origin: { x: to[0] - scale * from[0], y: to[1] - scale * from[1], z: to[2] - scale * from[2] },
  };
}

function rotate([a, b, c]: Rotation, points: Float64Array): Float64Array {
  const turned = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const x = points[i]!;
    const y = points[i + 1]!;
    const z = points[i + 2]!;
    turned[i] = a[0] * x + a[1] * y + a[2] * z;
    turned[i + 1] = b[0] * x + b[1] * y + b[2] * z;
    turned[i + 2] = c[0] * x + c[1] * y + c[2] * z;
  }
  return turned;
}
