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
  const [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = products(pairs, weight);
  return ofQuaternion(
    largestEigenvector([
      [xx + yy + zz, yz - zy, zx - xz, xy - yx],
      [yz - zy, xx - yy - zz, xy + yx, zx + xz],
      [zx - xz, xy + yx, yy - xx - zz, yz + zy],
      [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ]),
  );
}

/** Sums of products of the one body's axis (row) and the other's (column), each about its body's middle. */
function products(pairs: readonly PointPair[], weight: number): Rotation {
  const [from, to]: [Axes, Axes] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const pair of pairs) {
    for (const axis of AXES) {
      from[axis] += pair.weight * pair.from[axis];
      to[axis] += pair.weight * pair.to[axis];
    }
  }
  for (const axis of AXES) {
    from[axis] /= weight;
    to[axis] /= weight;
  }
  const sums: [Axes, Axes, Axes] = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (const pair of pairs) {
    for (const a of AXES) {
      const along = pair.weight * (pair.from[a] - from[a]);
      for (const b of AXES) sums[a][b] += along * (pair.to[b] - to[b]);
    }
  }
  return sums;
}

type Axes = [number, number, number];
const AXES = [0, 1, 2] as const;

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
  for (const row of a) turn(row, p, q, cos, sin);
  for (let k = 0; k < 4; k++) {
    const [above, below] = [a[p]![k]!, a[q]![k]!];
    a[p]![k] = cos * above - sin * below;
    a[q]![k] = sin * above + cos * below;
  }
  for (const row of vectors) turn(row, p, q, cos, sin);
}

function turn(row: number[], p: number, q: number, cos: number, sin: number): void {
  const [left, right] = [row[p]!, row[q]!];
  row[p] = cos * left - sin * right;
  row[q] = sin * left + cos * right;
}

function ofQuaternion([w = 1, x = 0, y = 0, z = 0]: readonly number[]): Rotation {
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}
