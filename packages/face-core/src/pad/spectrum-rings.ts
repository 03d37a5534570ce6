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
  /**
   * For each of `bins` the places in the spectrum of the same direction, a few bins nearer to frequency zero and farther from it:
   * `rayLengths` of them from `MOST_ALONG_RAY` times its index on.
   */
  readonly rays: Uint16Array;
  readonly rayLengths: Uint8Array;
  /** How many rows of the spectrum hold all these places: a few more than half, as rays from its middle row go to the other side. */
  readonly rows: number;
}

/** How far those places lie, in bins: beyond what the window smears a peak over, and near enough to be of the same kind. */
const ALONG_RAY = [-6, -5, -4, 4, 5, 6] as const;
const MOST_ALONG_RAY = ALONG_RAY.length;

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
  const starts = new Uint16Array((places.at(-1)?.ring ?? 0) + 2);
  for (const { ring } of places) starts[ring + 1]!++;
  for (let r = 1; r < starts.length; r++) starts[r]! += starts[r - 1]!;
  const { rays, rayLengths } = raysOf(places, size);
  return {
    bins: Uint16Array.from(places, ({ bin }) => bin),
    radius: Float32Array.from(places, ({ radius }) => radius),
    ring: Uint16Array.from(places, ({ ring }) => ring),
    starts,
    rays,
    rayLengths,
    rows:
      1 + Math.max(half, Math.floor(rays.reduce((most, place) => Math.max(most, place), 0) / size)),
  };
}

function raysOf(
  places: readonly { readonly bin: number; readonly radius: number }[],
  size: number,
): Pick<Rings, 'rays' | 'rayLengths'> {
  const half = size / 2;
  const signed = (k: number) => (k < half ? k : k - size);
  const rays = new Uint16Array(places.length * MOST_ALONG_RAY);
  const rayLengths = new Uint8Array(places.length);
  places.forEach(({ bin, radius }, i) => {
    // Frequency zero has no direction.
    if (radius === 0) return;
    const u = signed(bin % size);
    const v = signed(Math.floor(bin / size));
    for (const distance of ALONG_RAY) {
      const factor = (radius + distance) / radius;
      const x = Math.round(u * factor);
      const y = Math.round(v * factor);
      if (factor > 0 && Math.max(Math.abs(x), Math.abs(y)) < half)
        rays[i * MOST_ALONG_RAY + rayLengths[i]!++] =
          ((y + size) % size) * size + ((x + size) % size);
    }
  });
  return { rays, rayLengths };
}

/**
 * How far the power of a bin stands above what surrounds it: its ring and its ray. The grid of a screen or a print makes single peaks;
 * an edge of the scene, whatever its direction, makes a ridge along a ray, which is no evidence of a grid.
 *
 * @param power of the spectrum, its first `rows` at least
 * @param medians of the rings
 * @param i index in `bins`
 * @param least added to what is divided by
 */
export function peakRatio(
  power: Float64Array,
  medians: Float64Array,
  { bins, ring, rays, rayLengths }: Rings,
  i: number,
  least: number,
): number {
  const rayMedian = medianAt(power, rays, i * MOST_ALONG_RAY, rayLengths[i]!);
  return power[bins[i]!]! / (Math.max(medians[ring[i]!]!, rayMedian) + least);
}

const ALONG = new Float64Array(MOST_ALONG_RAY);

/** The median power of a few of `places`, 0 of none; sorted by insertion, as they are six at most. */
function medianAt(power: Float64Array, places: Uint16Array, from: number, count: number): number {
  if (count === 0) return 0;
  for (let i = 0; i < count; i++) {
    const value = power[places[from + i]!]!;
    let at = i;
    for (; at > 0 && ALONG[at - 1]! > value; at--) ALONG[at] = ALONG[at - 1]!;
    ALONG[at] = value;
  }
  const middle = count >> 1;
  return count % 2 === 1 ? ALONG[middle]! : (ALONG[middle - 1]! + ALONG[middle]!) / 2;
}

/**
 * The median power of each ring from `from` to `to`, both included; others are left 0.
 *
 * @param power of the spectrum, its first `rows` at least
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
    medians[r] = medianOf(values, length);
  }
  return medians;
}

/** The median of the first `length` values, whose order changes: only as far as it takes to know it (Hoare's selection, 1961). */
function medianOf(values: Float64Array, length: number): number {
  const middle = length >> 1;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else break;
  }
  const upper = values[middle]!;
  if (length % 2 === 1) return upper;
  // What stands before it is at most as large: the largest of that is its neighbour.
  let lower = values[0]!;
  for (let i = 1; i < middle; i++) if (values[i]! > lower) lower = values[i]!;
  return (lower + upper) / 2;
}
