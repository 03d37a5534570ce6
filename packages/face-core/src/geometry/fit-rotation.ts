/** Three rows of three: a vector v becomes R v. */
export type Rotation = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

/**
 * The rotation that turns one set of points onto another in the sense of least squares, whatever their size and place (Horn,
 * "Closed-form solution of absolute orientation using unit quaternions", 1987).
 *
 * @param from the points of one body: x, y and z of the first, then of the second …
 * @param to where the same points lie on the other body
 * @param weights of the points
 * @throws RangeError without points of positive weight
 */
export function fitRotation(from: Float64Array, to: Float64Array, weights: Float64Array): Rotation {
  const [[xx, xy, xz], [yx, yy, yz], [zx, zy, zz]] = products(from, to, weights);
  return ofQuaternion(
    largestEigenvector([
      [xx + yy + zz, yz - zy, zx - xz, xy - yx],
      [yz - zy, xx - yy - zz, xy + yx, zx + xz],
      [zx - xz, xy + yx, yy - xx - zz, yz + zy],
      [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ]),
  );
}

/** The middle of points that count by their weight. @throws RangeError without points of positive weight */
export function weightedMiddle(points: Float64Array, weights: Float64Array): Row {
  let x = 0;
  let y = 0;
  let z = 0;
  let whole = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    x += weight * points[3 * i]!;
    y += weight * points[3 * i + 1]!;
    z += weight * points[3 * i + 2]!;
    whole += weight;
  }
  if (!(whole > 0)) throw new RangeError('no points to fit');
  return [x / whole, y / whole, z / whole];
}

/** Sums of products of the one body's axis (row) and the other's (column), each about its body's middle. */
function products(from: Float64Array, to: Float64Array, weights: Float64Array): Rotation {
  const own = weightedMiddle(from, weights);
  const other = weightedMiddle(to, weights);
  const row = (axis: 0 | 1 | 2): Row => {
    let x = 0;
    let y = 0;
    let z = 0;
    for (let i = 0; i < weights.length; i++) {
      const along = weights[i]! * (from[3 * i + axis]! - own[axis]);
      x += along * (to[3 * i]! - other[0]);
      y += along * (to[3 * i + 1]! - other[1]);
      z += along * (to[3 * i + 2]! - other[2]);
    }
    return [x, y, z];
  };
  return [row(0), row(1), row(2)];
}

/** Of a symmetric 4x4 matrix, by Jacobi's rotations: each makes one element off the diagonal zero. */
function largestEigenvector(symmetric: readonly (readonly number[])[]): Float64Array {
  const a = Float64Array.from(symmetric.flat());
  // One vector a column; those of the matrix that turns nothing at first.
  const vectors = Float64Array.from(a, (_, i) => (i % 5 === 0 ? 1 : 0));
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < 3; p++) {
      for (let q = p + 1; q < 4; q++) eliminate(a, vectors, p, q);
    }
  }
  const diagonal = [a[0]!, a[5]!, a[10]!, a[15]!];
  const largest = diagonal.indexOf(Math.max(...diagonal));
  return vectors.filter((_, i) => i % 4 === largest);
}

function eliminate(a: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const off = a[4 * p + q]!;
  if (off === 0) return;
  const ratio = (a[5 * q]! - a[5 * p]!) / (2 * off);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(ratio * ratio + 1));
  const cos = 1 / Math.sqrt(tangent * tangent + 1);
  const sin = tangent * cos;
  for (let row = 0; row < 16; row += 4) turn(a, row + p, row + q, cos, sin);
  for (let column = 0; column < 4; column++) turn(a, 4 * p + column, 4 * q + column, cos, sin);
  for (let row = 0; row < 16; row += 4) turn(vectors, row + p, row + q, cos, sin);
}

/** Turns two elements of a matrix into each other. */
function turn(matrix: Float64Array, i: number, j: number, cos: number, sin: number): void {
  const one = matrix[i]!;
  const other = matrix[j]!;
  matrix[i] = cos * one - sin * other;
  matrix[j] = sin * one + cos * other;
}

function ofQuaternion([w = 1, x = 0, y = 0, z = 0]: Float64Array): Rotation {
  return [
    [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
    [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
    [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
  ];
}
