import { room } from '../kernels/kernels.ts';

/**
 * The power at every frequency of square pictures of one size, real or complex: |F|² of the discrete Fourier transform without scaling, transposed:
 * F[u, v] (row u, column v) = sum over y, x of f[y, x] e^(-2 pi i (u x + v y) / size). Radix 2. Who looks at distances from
 * frequency zero only need not turn it back.
 */
export function powerSpectrum(
  size: number,
): (re: Float64Array<ArrayBuffer>, im: Float64Array<ArrayBuffer>) => Float64Array<ArrayBuffer> {
  const bits = Math.log2(size);
  if (!Number.isInteger(bits) || size < 2) throw new RangeError(`${size} is no power of two`);
  const reversed = Int32Array.from({ length: size }, (_, i) => reversedBits(i, bits));
  const angles = Float64Array.from({ length: size / 2 }, (_, k) => (2 * Math.PI * k) / size);
  const cos = angles.map(Math.cos);
  const sin = angles.map((angle) => -Math.sin(angle));
  return (re, im) => {
    const {
      kernels,
      words,
      doubles,
      at: [reAt, imAt, reversedAt, cosAt, sinAt],
    } = room([re.byteLength, im.byteLength, reversed.byteLength, cos.byteLength, sin.byteLength]);
    doubles.set(re, reAt / 8);
    doubles.set(im, imAt / 8);
    words.set(reversed, reversedAt / 4);
    doubles.set(cos, cosAt / 8);
    doubles.set(sin, sinAt / 8);
    kernels.squarePower(reAt, imAt, size, reversedAt, cosAt, sinAt);
    return doubles.slice(reAt / 8, reAt / 8 + re.length);
  };
}

function reversedBits(value: number, bits: number): number {
  let reversed = 0;
  for (let bit = 0; bit < bits; bit++) if (value & (1 << bit)) reversed |= 1 << (bits - 1 - bit);
  return reversed;
}

/** The Hann window of a length: 0 at the first sample, symmetric (0.5 - 0.5 cos(2 pi i / (length - 1))). */
export function hann(length: number): Float64Array {
  return Float64Array.from(
    { length },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1)),
  );
}
