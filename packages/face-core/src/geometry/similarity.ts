import type { Affine } from './affine.ts';
import type { Point, Space } from './space.ts';

/**
 * The similarity (rotation, one scale, shift; no mirroring) that leads `from` to `to` with the least squared error. In the plane
 * Umeyama's solution (1991) has the closed form below; a proper rotation results by construction.
 *
 * @throws RangeError when the lists differ in length or `from` is a single place
 */
export function fitSimilarity<From extends Space, To extends Space>(
  from: readonly Point<From>[],
  to: readonly Point<To>[],
): Affine<From, To> {
  if (from.length !== to.length || from.length < 2) {
    throw new RangeError(`cannot fit ${from.length} points to ${to.length}`);
  }
  const centre = mean(from);
  const target = mean(to);
  let square = 0;
  let along = 0;
  let across = 0;
  for (const [i, point] of from.entries()) {
    const aim = to[i]!;
    const x = point.x - centre.x;
    const y = point.y - centre.y;
    const u = aim.x - target.x;
    const v = aim.y - target.y;
    square += x * x + y * y;
    along += x * u + y * v;
    across += x * v - y * u;
  }
  if (!(square > 1e-12)) throw new RangeError('the points are a single place');
  const a = along / square;
  const c = across / square;
  return {
    a,
    b: -c,
    c,
    d: a,
    tx: target.x - a * centre.x + c * centre.y,
    ty: target.y - c * centre.x - a * centre.y,
  };
}

function mean(points: readonly Point<Space>[]): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (const point of points) {
    x += point.x;
    y += point.y;
  }
  return { x: x / points.length, y: y / points.length };
}
