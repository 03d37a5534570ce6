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
 * A discrete Fourier transform of square pictures of one size, in place, without scaling:
 * F[v, u] = sum over y, x of f[y, x] e^(-2 pi i (u x + v y) / size). Radix 2.
 */
export function squareTransform(
  size: number,
): (re: Float64Array<ArrayBuffer>, im: Float64Array<ArrayBuffer>) => void {
  const plan = makePlan(size);
  return (re, im) => {
    // Rows, then the rows of the transposed picture, then back.
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < size * size; at += size) transformRow(re, im, at, plan);
      transpose(re, size);
      transpose(im, size);
    }
  };
}

function transformRow(
  re: Float64Array,
  im: Float64Array,
  at: number,
  { size, reversed, cos, sin }: Plan,
): void {
  for (let i = 0; i < size; i++) {
    const j = reversed[i]!;
    if (j <= i) continue;
    const a = re[at + i]!;
    re[at + i] = re[at + j]!;
    re[at + j] = a;
    const b = im[at + i]!;
    im[at + i] = im[at + j]!;
    im[at + j] = b;
  }
  for (let half = 1; half < size; half *= 2) {
    const step = size / (2 * half);
    for (let start = at; start < at + size; start += 2 * half) {
      for (let k = 0, t = 0; k < half; k++, t += step) {
        const p = start + k;
        const q = p + half;
        const c = cos[t]!;
        const s = sin[t]!;
        const x = re[q]! * c - im[q]! * s;
        const y = re[q]! * s + im[q]! * c;
        re[q] = re[p]! - x;
        im[q] = im[p]! - y;
        re[p] = re[p]! + x;
        im[p] = im[p]! + y;
      }
    }
  }
}

function transpose(data: Float64Array, size: number): void {
  for (let y = 0; y < size; y++) {
    for (let x = y + 1; x < size; x++) {
      const p = y * size + x;
      const q = x * size + y;
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
