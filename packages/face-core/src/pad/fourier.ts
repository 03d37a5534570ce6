import { room, type KernelMemory } from '../kernels/kernels.ts';

/** Writes the real and the imaginary part of one of some pictures (64-bit floats) to their places in the kernels' memory. */
export type WriteSquare = (memory: KernelMemory, reAt: number, imAt: number, index: number) => void;

/**
 * The power at every frequency of square pictures of one size, real or complex: |F|² of the discrete Fourier transform without scaling, transposed:
 * F[u, v] (row u, column v) = sum over y, x of f[y, x] e^(-2 pi i (u x + v y) / size). Radix 2. Who looks at distances from
 * frequency zero only need not turn it back.
 *
 * @returns added up, the power of the `count` pictures that `write` writes; it leaves the kernels' memory up to `after` as it is
 */
export function powerSpectrum(
  size: number,
): (count: number, write: WriteSquare, after?: number) => Float64Array<ArrayBuffer> {
  const bits = Math.log2(size);
  if (!Number.isInteger(bits) || size < 2) throw new RangeError(`${size} is no power of two`);
  const reversed = Int32Array.from({ length: size }, (_, i) => reversedBits(i, bits));
  const angles = Float64Array.from({ length: size / 2 }, (_, k) => (2 * Math.PI * k) / size);
  const cos = angles.map(Math.cos);
  const sin = angles.map((angle) => -Math.sin(angle));
  const square = size * size * 8;
  return (count, write, after) => {
    const { at, ...memory } = room(
      [square, square, reversed.byteLength, cos.byteLength, sin.byteLength, square],
      after,
    );
    const [reAt, imAt, reversedAt, cosAt, sinAt, sumAt] = at;
    const sumEnd = (sumAt + square) / 8;
    const { kernels, words, doubles } = memory;
    words.set(reversed, reversedAt / 4);
    doubles.set(cos, cosAt / 8);
    doubles.set(sin, sinAt / 8);
    doubles.fill(0, sumAt / 8, sumEnd);
    for (let i = 0; i < count; i++) {
      write(memory, reAt, imAt, i);
      kernels.addSquarePower(reAt, imAt, size, reversedAt, cosAt, sinAt, sumAt);
    }
    return doubles.slice(sumAt / 8, sumEnd);
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
