/** Three rows of three: a vector v becomes R v. */
export type Rotation = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

/** A point of one body and where the same point lies on another, with its weight. */
export interface PointPair {
  readonly from: Row;
  readonly to: Row;
  readonly weight: number;
}

/**
 * The rotation that turns one set of points onto another in the sense of least squares, whatever their size and place (Horn,
 * "Closed-form solution of absolute orientation using unit quaternions", 1987).
 *
 * @throws RangeError without points of positive weight
 */
export function fitRotation(pairs: readonly PointPair[]): Rotation {
  const weight = pairs.reduce((sum, pair) => sum + pair.weight, 0);
  if (!(weight > 0)) throw new RangeError('no points to fit');
  const middle = (end: 'from' | 'to', axis: 0 | 1 | 2) =>
    pairs.reduce((sum, pair) => sum + pair.weight * pair[end][axis], 0) / weight;
  const from = [middle('from', 0), middle('from', 1), middle('from', 2)] as const;
  const to = [middle('to', 0), middle('to', 1), middle('to', 2)] as const;
  /** Sum of products of the one body's axis and the other's. */
  const s = (a: 0 | 1 | 2, b: 0 | 1 | 2) =>
    pairs.reduce(
      (sum, pair) => sum + pair.weight * (pair.from[a] - from[a]) * (pair.to[b] - to[b]),
      0,
    );
  const [xx, xy, xz] = [s(0, 0), s(0, 1), s(0, 2)];
  const [yx, yy, yz] = [s(1, 0), s(1, 1), s(1, 2)];
  const [zx, zy, zz] = [s(2, 0), s(2, 1), s(2, 2)];
  return ofQuaternion(
    largestEigenvector([
      [xx + yy + zz, yz - zy, zx - xz, xy - yx],
      [yz - zy, xx - yy - zz, xy + yx, zx + xz],
      [zx - xz, xy + yx, yy - xx - zz, yz + zy],
      [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ]),
  );
}

/** Of a symmetric 4x4 matrix, by Jacobi's rotations: each makes one element off the diagonal zero. */
function largestEigenvector(symmetric: readonly (readonly number[])[]): number[] {
  const a = symmetric.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_row, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < 3; p++) {
      for (let q = p + 1; q < 4; q++) eliminate(a, vectors, p, q);
    }
  }
  const diagonal = a.map((row, i) => row[i]!);
  const largest = diagonal.indexOf(Math.max(...diagonal));
  return vectors.map((row) => row[largest]!);
}

function eliminate(a: number[][], vectors: number[][], p: number, q: number): void {
  const off = a[p]![q]!;
  if (off === 0) return;
  const ratio = (a[q]![q]! - a[p]![p]!) / (2 * off);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cos = 1 / Math.hypot(tangent, 1);
  const sin = tangent * cos;
  const turn = (row: number[]) => {
    const [left, right] = [row[p]!, row[q]!];
    row[p] = cos * left - sin * right;
    row[q] = sin * left + cos * right;
  };
  for (const row of a) turn(row);
  for (let k = 0; k < 4; k++) {
    const [above, below] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = cos * above - sin * below;
    a[q]![k] = sin * above + cos * below;
  }
  for (const row of vectors) turn(row);
}

function ofQuaternion([w = 1, x = 0, y = 0, z = 0]: readonly number[]): Rotation {
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}
