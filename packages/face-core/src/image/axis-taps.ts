/**
 * Which source pixels make each output pixel along one axis, and with what weight: places in an array of whole numbers, `outputs` of them from
 * `first` and from `count`, `outputs * mostTaps()` from `weights`.
 */
export interface TapPlaces {
  /** First source pixel of each output pixel. */
  readonly first: number;
  /** Number of source pixels of each output pixel, at least one. */
  readonly count: number;
  /** Whole weights, `mostTaps()` for each output pixel; those of one add up to exactly WEIGHT_ONE. */
  readonly weights: number;
}

/** The weight of a whole pixel: a sum of 8-bit samples, weighted, fits into 16 bits. */
export const WEIGHT_ONE = 256;

/**
 * Writes the taps for resampling the interval [start, start + extent) of an axis of `size` pixels to `outputs` pixels.
 * Shrinking averages over the area that an output pixel covers; enlarging interpolates linearly between pixel centres.
 * Where the interval leaves the picture its edge pixel is repeated.
 */
export function writeTaps(
  words: Int32Array,
  places: TapPlaces,
  start: number,
  extent: number,
  size: number,
  outputs: number,
): void {
  const step = extent / outputs;
  const reach = reachOf(step);
  const most = mostTaps(extent, outputs);
  words.fill(0, places.weights, places.weights + outputs * most);
  for (let i = 0; i < outputs; i++) {
    const low = start + (i + 0.5) * step - reach / 2;
    const high = low + reach;
    const from = clampIndex(Math.floor(low), size);
    words[places.first + i] = from;
    words[places.count + i] = clampIndex(Math.ceil(high) - 1, size) - from + 1;
    const at = places.weights + i * most;
    // Rounding the covered length up to each pixel, not each weight, keeps the sum whole.
    let given = 0;
    for (let j = Math.floor(low); j < high; j++) {
      const upTo = Math.round(((Math.min(high, j + 1) - low) / reach) * WEIGHT_ONE);
      words[at + clampIndex(j, size) - from]! += upTo - given;
      given = upTo;
    }
  }
}

/** A window of one pixel's width around the output centre interpolates linearly, a wider one takes the area's mean. */
const reachOf = (step: number): number => Math.max(step, 1);

/** How many source pixels make an output pixel at most. */
export const mostTaps = (extent: number, outputs: number): number =>
  Math.ceil(reachOf(extent / outputs)) + 1;

function clampIndex(index: number, size: number): number {
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}
