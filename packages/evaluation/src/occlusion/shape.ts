import type { Point } from '@iws/face-core';

type Place = Point<'frame'>;

/** A soft-edged region of a picture: how much of a pixel it takes, 0..1, and the rectangle outside of which it is empty. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  coverage(x: number, y: number): number;
}

/** @param edge width of the soft edge, pixels */
export function polygon(points: readonly Place[], edge: number): Shape {
  const xs = Float64Array.from(points, ({ x }) => x);
  const ys = Float64Array.from(points, ({ y }) => y);
  const count = points.length;
  return {
    ...bounds(xs, ys, edge),
    coverage(px, py) {
      let inside = false;
      let nearest = Infinity;
      for (let i = 0, j = count - 1; i < count; j = i++) {
        const ax = xs[j] ?? 0;
        const ay = ys[j] ?? 0;
        const bx = xs[i] ?? 0;
        const by = ys[i] ?? 0;
        if (by > py !== ay > py && px < ((ax - bx) * (py - by)) / (ay - by) + bx) inside = !inside;
        nearest = Math.min(nearest, squaredDistance(px, py, ax, ay, bx, by));
      }
      const distance = Math.sqrt(nearest);
      return soft(inside ? distance : -distance, edge);
    },
  };
}

/** A stroke with round ends whose half width goes from `startRadius` to `endRadius`. */
export function capsule(
  start: Place,
  end: Place,
  startRadius: number,
  endRadius: number,
  edge: number,
): Shape {
  const dx = end.x - start.x;
  const dy = end.y - start.y;
  const square = Math.max(dx * dx + dy * dy, 1e-9);
  const widest = Math.max(startRadius, endRadius) + edge;
  return {
    ...bounds([start.x, end.x], [start.y, end.y], widest),
    coverage(x, y) {
      const along = ((x - start.x) * dx + (y - start.y) * dy) / square;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const distance = Math.hypot(x - start.x - t * dx, y - start.y - t * dy);
      return soft(startRadius + t * (endRadius - startRadius) - distance, edge);
    },
  };
}

/**
 * A rounded shape |x/a|^n + |y/b|^n <= 1: an ellipse for power 2, nearly a rectangle for large powers.
 *
 * @param angle how far its first axis is turned clockwise, radians
 */
export function superellipse(
  centre: Place,
  a: number,
  b: number,
  angle: number,
  power: number,
  edge: number,
): Shape {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const reach = Math.hypot(a, b) + edge;
  return {
    ...bounds([centre.x], [centre.y], reach),
    coverage(x, y) {
      const u = Math.abs((x - centre.x) * cos + (y - centre.y) * sin) / a;
      const v = Math.abs((y - centre.y) * cos - (x - centre.x) * sin) / b;
      const level = (u ** power + v ** power) ** (1 / power);
      // Exact on the axes only, which is near enough for a soft edge.
      return soft((1 - level) * Math.min(a, b), edge);
    },
  };
}

/** Wherever one of the shapes is. */
export function union(shapes: readonly Shape[]): Shape {
  return {
    left: Math.min(...shapes.map(({ left }) => left)),
    top: Math.min(...shapes.map(({ top }) => top)),
    right: Math.max(...shapes.map(({ right }) => right)),
    bottom: Math.max(...shapes.map(({ bottom }) => bottom)),
    coverage(x, y) {
      let most = 0;
      for (const shape of shapes) {
        if (x < shape.left || x > shape.right || y < shape.top || y > shape.bottom) continue;
        most = Math.max(most, shape.coverage(x, y));
        if (most >= 1) return 1;
      }
      return most;
    },
  };
}

/** Where the first shape is and the second is not. */
export function without(shape: Shape, hole: Shape): Shape {
  return { ...shape, coverage: (x, y) => shape.coverage(x, y) * (1 - hole.coverage(x, y)) };
}

/** Where both shapes are. */
export function both(shape: Shape, other: Shape): Shape {
  return { ...shape, coverage: (x, y) => shape.coverage(x, y) * other.coverage(x, y) };
}

function soft(depth: number, edge: number): number {
  const share = 0.5 + depth / edge;
  return share < 0 ? 0 : share > 1 ? 1 : share;
}

function bounds(xs: Iterable<number>, ys: Iterable<number>, margin: number) {
  return {
    left: Math.min(...xs) - margin,
    right: Math.max(...xs) + margin,
    top: Math.min(...ys) - margin,
    bottom: Math.max(...ys) + margin,
  };
}

function squaredDistance(
  px: number,
  py: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const along = square > 0 ? ((px - ax) * dx + (py - ay) * dy) / square : 0;
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  const x = px - ax - t * dx;
  const y = py - ay - t * dy;
  return x * x + y * y;
}
