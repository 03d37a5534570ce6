/**
 * The bins of one half of a square spectrum by ring. The spectrum of a picture is the same at opposite frequencies: the other
 * half would say everything twice.
 */
export interface Rings {
  /** Places of the bins in the spectrum, those of the innermost ring first. Frequency zero is bin 0, negative ones follow. */
  readonly bins: Uint16Array;
  /** Distance of each of `bins` from frequency zero, in bins. */
  readonly radius: Float32Array;
  /** Ring of each of `bins`: its radius made whole. */
  readonly ring: Uint16Array;
  /** Where each ring begins in `bins`; one more entry ends the last. */
  readonly starts: Uint16Array;
}

/**
 * @param size side of the spectrum, at most 128
 * @param whole how a radius becomes the number of a ring
 */
export function ringsOf(size: number, whole: (radius: number) => number): Rings {
  const half = size / 2;
  const places: { bin: number; radius: number; ring: number }[] = [];
  for (let v = 0; v <= half; v++) {
    for (let u = v === 0 || v === half ? half : size - 1; u >= 0; u--) {
      const radius = Math.hypot(u < half ? u : u - size, v < half ? v : v - size);
      places.push({ bin: v * size + u, radius, ring: whole(radius) });
    }
  }
  places.sort((a, b) => a.ring - b.ring || a.bin - b.bin);
  const last = places.at(-1)?.ring ?? 0;
  return {
    bins: Uint16Array.from(places, ({ bin }) => bin),
    radius: Float32Array.from(places, ({ radius }) => radius),
    ring: Uint16Array.from(places, ({ ring }) => ring),
    starts: Uint16Array.from({ length: last + 2 }, (_, r) => {
      const first = places.findIndex(({ ring }) => ring >= r);
      return first < 0 ? places.length : first;
    }),
  };
}

/**
 * The median power of each ring from `from` to `to`, both included; others are left 0.
 *
 * @param power of the whole spectrum
 */
export function ringMedians(
  power: Float64Array,
  { bins, starts }: Rings,
  from: number,
  to: number,
): Float64Array {
  const medians = new Float64Array(starts.length - 1);
  const values = new Float64Array(bins.length);
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
