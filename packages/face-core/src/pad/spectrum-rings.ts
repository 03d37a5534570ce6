/** The bins of a square spectrum by ring: frequency zero is bin 0, negative frequencies follow the positive ones. */
export interface Rings {
  /** Distance of each bin from frequency zero, in bins. */
  readonly radius: Float32Array;
  /** Ring of each bin: its radius made whole. */
  readonly ring: Uint16Array;
  /** The bins, those of the innermost ring first. */
  readonly bins: Uint16Array;
  /** Where each ring's bins begin in `bins`; one more entry ends the last. */
  readonly starts: Uint16Array;
}

/**
 * @param size side of the spectrum, at most 128
 * @param whole how a radius becomes the number of a ring
 */
export function ringsOf(size: number, whole: (radius: number) => number): Rings {
  const radius = Float32Array.from({ length: size * size }, (_, i) => {
    const u = i % size;
    const v = (i - u) / size;
    return Math.hypot(u < size / 2 ? u : u - size, v < size / 2 ? v : v - size);
  });
  const ring = Uint16Array.from(radius, whole);
  const bins = Uint16Array.from(ring.keys()).sort((a, b) => ring[a]! - ring[b]!);
  const last = ring[bins.at(-1)!]!;
  const starts = Uint16Array.from({ length: last + 2 }, (_, r) => {
    const first = bins.findIndex((bin) => ring[bin]! >= r);
    return first < 0 ? bins.length : first;
  });
  return { radius, ring, bins, starts };
}

/** The median power of each ring from `from` to `to`, both included; others are left 0. */
export function ringMedians(
  power: Float64Array,
  { bins, starts }: Rings,
  from: number,
  to: number,
): Float64Array {
  const medians = new Float64Array(starts.length - 1);
  const values = new Float64Array(power.length);
  for (let r = from; r <= to; r++) {
    const begin = starts[r]!;
    const length = starts[r + 1]! - begin;
    for (let i = 0; i < length; i++) values[i] = power[bins[begin + i]!]!;
    const sorted = values.subarray(0, length).sort();
    const middle = length >> 1;
    medians[r] = length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  }
  return medians;
}
