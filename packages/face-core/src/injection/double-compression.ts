import type { Image } from '../image/image.ts';
import { placeImage } from '../image/place-image.ts';
import { room } from '../kernels/kernels.ts';

/** Frequencies (u, v) that are looked at: low ones, whose histograms are wide enough to show a comb. */
export const FREQUENCIES = [
  [1, 0],
  [0, 1],
  [2, 0],
  [1, 1],
  [0, 2],
  [2, 1],
  [1, 2],
] as const;

/** Quantised magnitudes below this are counted; the transform of the histogram has as many bins. */
const BINS = 64;
/** From this bin of the transform on: below lies the shape of any histogram. */
const LOWEST = 5;
/** Blocks that are enough for a histogram; more are left out evenly. */
const BLOCKS = 1500;
/** Fewer non-zero coefficients than this make no histogram. */
const LEAST_COUNT = 200;

/** The largest u or v among them. */
const HIGHEST = Math.max(...FREQUENCIES.flat());

const COSINES = cosines();
/** For each frequency of a histogram's transform, from 1 on, and each bin: the cosine, and the sine. */
const WAVES = waves();

/**
 * How much a JPEG picture looks as if it had been a JPEG picture before, on the same grid of blocks: quantising twice
 * leaves a comb in the histograms of DCT coefficients, which one quantisation does not (Popescu and Farid, "Statistical
 * tools for digital forensics", 2004). Blind where the first compression was finer than the second, or equal, and
 * where the picture was resized or moved off the grid in between.
 *
 * @param image the decoded picture in its own size
 * @param steps its luminance quantisation, row-major (`luminanceQuantisation`)
 * @returns rise of the histograms' transforms above their preceding minimum as a share of the count: near 0 once, up
 * to 1 twice; null where too little is there to tell
 */
export function doubleCompression(image: Image, steps: Uint16Array): number | null {
  const rises = histogramsOf(image, steps)
    .flatMap((histogram) => combRise(histogram) ?? [])
    .sort((a, b) => b - a);
  if (rises.length < 3) return null;
  // The median of the best half: one odd histogram is chance.
  return rises[Math.floor(rises.length / 4)]!;
}

/** Largest rise of |transform| above its minimum so far, as a share of the count. */
function combRise(histogram: Int32Array): number | null {
  const { cosines, sines } = WAVES;
  let count = 0;
  let last = 0;
  // Zero is left out: flat blocks say nothing.
  for (let k = 1; k < BINS; k++) {
    count += histogram[k]!;
    if (histogram[k]! > 0) last = k;
  }
  if (count < LEAST_COUNT) return null;
  let least = Infinity;
  let rise = 0;
  for (let f = 1; f <= BINS / 2; f++) {
    let re = 0;
    let im = 0;
    for (let k = 1, at = (f - 1) * BINS + 1; k <= last; k++, at++) {
      re += histogram[k]! * cosines[at]!;
      im += histogram[k]! * sines[at]!;
    }
    const size = Math.hypot(re, im) / count;
    if (f >= LOWEST) rise = Math.max(rise, size - least);
    least = Math.min(least, size);
  }
  return rise;
}

function waves(): { readonly cosines: Float64Array; readonly sines: Float64Array } {
  const cosines = new Float64Array((BINS / 2) * BINS);
  const sines = new Float64Array(cosines.length);
  const circle = Float64Array.from({ length: BINS }, (_, i) => Math.cos((2 * Math.PI * i) / BINS));
  for (let f = 1, at = 0; f <= BINS / 2; f++) {
    for (let k = 0; k < BINS; k++, at++) {
      cosines[at] = circle[(f * k) % BINS]!;
      // A quarter before the cosine.
      sines[at] = circle[(f * k + (3 * BINS) / 4) % BINS]!;
    }
  }
  return { cosines, sines };
}

/** How many magnitudes of each of FREQUENCIES there are, below BINS: views of the kernels' memory, valid until they compute again. */
export function histogramsOf(image: Image, steps: Uint16Array): Int32Array[] {
  const magnitudes = magnitudesOf(image, steps);
  const end = magnitudes.byteOffset + magnitudes.byteLength;
  const {
    kernels,
    words,
    at: [countsAt],
  } = room([FREQUENCIES.length * BINS * 4], end);
  kernels.histograms(magnitudes.byteOffset, magnitudes.length, FREQUENCIES.length, BINS, countsAt);
  return FREQUENCIES.map((_, i) => {
    const from = countsAt / 4 + i * BINS;
    return words.subarray(from, from + BINS);
  });
}

/**
 * Of some blocks, row after row, the magnitude of the coefficient at each of FREQUENCIES in quantisation steps: a view of the kernels' memory,
 * valid until they compute again.
 */
export function magnitudesOf(image: Image, steps: Uint16Array): Int32Array {
  const { width, height, channels } = image;
  const [columns, rows] = [width >> 3, height >> 3];
  // Of all blocks, numbered row by row, every `every`th is looked at.
  const every = Math.max(1, Math.floor((columns * rows) / BLOCKS));
  const blocks = Math.ceil((columns * rows) / every);
  const asked = FREQUENCIES.flatMap(([u, v]) => [u, v, steps[8 * v + u]!]);
  const count = FREQUENCIES.length;
  const stride = width * channels;
  const pixelsAt = placeImage(image);
  const {
    kernels,
    words,
    doubles,
    at: [cosinesAt, askedAt, roomAt, magnitudesAt],
  } = room([
    COSINES.length * 8,
    asked.length * 4,
    (64 + 8 * (HIGHEST + 1)) * 8,
    blocks * count * 4,
  ]);
  doubles.set(COSINES, cosinesAt / 8);
  words.set(asked, askedAt / 4);
  let done = 0;
  for (let row = 0; row < rows; row++) {
    const first = done * every - row * columns;
    const here = Math.ceil((columns - first) / every);
    if (here <= 0) continue;
    kernels.blockFrequencies(
      pixelsAt + 8 * row * stride + 8 * first * channels,
      channels,
      stride,
      8 * every * channels,
      here,
      cosinesAt,
      HIGHEST,
      askedAt,
      count,
      roomAt,
      magnitudesAt + done * count * 4,
    );
    done += here;
  }
  return words.subarray(magnitudesAt / 4, magnitudesAt / 4 + done * count);
}

/** Orthonormal: at 8·u + i. */
function cosines(): Float32Array {
  const table = new Float32Array(64);
  for (let u = 0; u < 8; u++) {
    const norm = u === 0 ? Math.SQRT1_2 / 2 : 0.5;
    for (let i = 0; i < 8; i++)
      table[8 * u + i] = norm * Math.cos(((2 * i + 1) * u * Math.PI) / 16);
  }
  return table;
}
