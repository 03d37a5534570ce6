/** What a transform of one size needs every time. */
interface Plan {
  readonly size: number;
  readonly reversed: Uint16Array;
  /** cos and -sin of 2 pi k / size for k below size / 2. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

function makePlan(size: number): Plan {
  const bits = Math.log2(size);
  if (!Number.isInteger(bits) || size < 2) throw new RangeError(`${size} is no power of two`);
  const reversed = Uint16Array.from({ length: size }, (_, i) => {
    let mirrored = 0;
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) mirrored |= 1 << (bits - 1 - bit);
    return mirrored;
  });
  const angle = (k: number) => (2 * Math.PI * k) / size;
  return {
    size,
    reversed,
    cos: Float64Array.from({ length: size / 2 }, (_, k) => Math.cos(angle(k))),
    sin: Float64Array.from({ length: size / 2 }, (_, k) => -Math.sin(angle(k))),
  };
}

/**
 * A discrete Fourier transform of square pictures of one size, in place, without scaling, transposed:
 * F[u, v] (row u, column v) = sum over y, x of f[y, x] e^(-2 pi i (u x + v y) / size). Radix 2. Who looks at distances from
 * frequency zero only need not turn it back.
 */
export function squareTransform(
  size: number,
): (re: Float64Array<ArrayBuffer>, im: Float64Array<ArrayBuffer>) => void {
  const plan = makePlan(size);
  return (re, im) => {
    transformColumns(re, im, plan);
    transpose(re, size);
    transpose(im, size);
    transformColumns(re, im, plan);
  };
}

/** Transforms every column: whole rows are added to each other, so that memory is read in its order and each angle once. */
function transformColumns(
  re: Float64Array,
  im: Float64Array,
  { size, reversed, cos, sin }: Plan,
): void {
  for (let i = 0; i < size; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    swapRows(re, i * size, j * size, size);
    swapRows(im, i * size, j * size, size);
  }
  for (let start = 0; start < size; start += 2) sumAndDifference(re, im, start, size);
  for (let half = 2; half < size; half *= 2) {
    const step = size / (2 * half);
    for (let k = 0; k < half; k++) {
      for (let start = 0; start < size; start += 2 * half) {
        butterfly(re, im, (start + k) * size, half * size, cos[k * step]!, sin[k * step]!, size);
      }
    }
  }
}

/** The first round, whose angle is zero, of rows `start` and the next. */
function sumAndDifference(re: Float64Array, im: Float64Array, start: number, size: number): void {
  for (let p = start * size, q = p + size, end = q; p < end; p++, q++) {
    const x = re[q]!;
    const y = im[q]!;
    re[q] = re[p]! - x;
    im[q] = im[p]! - y;
    re[p] = re[p]! + x;
    im[p] = im[p]! + y;
  }
}

function butterfly(
  re: Float64Array,
  im: Float64Array,
  from: number,
  distance: number,
  c: number,
  s: number,
  length: number,
): void {
  for (let p = from, q = from + distance, end = from + length; p < end; p++, q++) {
    const x = re[q]! * c - im[q]! * s;
    const y = re[q]! * s + im[q]! * c;
    re[q] = re[p]! - x;
    im[q] = im[p]! - y;
    re[p] = re[p]! + x;
    im[p] = im[p]! + y;
  }
}

function swapRows(data: Float64Array, p: number, q: number, length: number): void {
  for (let x = 0; x < length; x++) {
    const value = data[p + x]!;
    data[p + x] = data[q + x]!;
    data[q + x] = value;
  }
}

function transpose(data: Float64Array, size: number): void {
  for (let y = 0; y < size; y++) {
    for (let x = y + 1, p = y * size + x, q = x * size + y; x < size; x++, p++, q += size) {
      const value = data[p]!;
      data[p] = data[q]!;
      data[q] = value;
    }
  }
}

/** The Hann window of a length: 0 at the first sample, symmetric (0.5 - 0.5 cos(2 pi i / (length - 1))). */
export function hann(length: number): Float64Array {
  return Float64Array.from(
    { length },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1)),
  );
}
