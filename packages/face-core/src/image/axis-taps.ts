/** Which source pixels make each output pixel along one axis, and with what weight. */
export interface AxisTaps {
  /** First source pixel of each output pixel. */
  readonly first: Int32Array;
  /** Number of source pixels of each output pixel, at least one. */
  readonly count: Int32Array;
  /** Room for weights of each output pixel. */
  readonly most: number;
  /** Whole weights, `most` for each output pixel; those of one add up to exactly WEIGHT_ONE. */
  readonly weights: Int32Array;
}

/** The weight of a whole pixel: a sum of 8-bit samples, weighted, fits into 16 bits. */
export const WEIGHT_ONE = 256;

/**
 * Taps for resampling the interval [start, start + extent) of an axis of `size` pixels to `outputs` pixels.
 * Shrinking averages over the area that an output pixel covers; enlarging interpolates linearly between pixel centres.
 * Where the interval leaves the picture its edge pixel is repeated.
 */
export function axisTaps(start: number, extent: number, size: number, outputs: number): AxisTaps {
  const step = extent / outputs;
  const reach = reachOf(step);
  const most = mostTaps(extent, outputs);
  const first = new Int32Array(outputs);
  const count = new Int32Array(outputs);
  const weights = new Int32Array(outputs * most);
  for (let i = 0; i < outputs; i++) {
    const low = start + (i + 0.5) * step - reach / 2;
    const high = low + reach;
    const from = clampIndex(Math.floor(low), size);
    first[i] = from;
    count[i] = clampIndex(Math.ceil(high) - 1, size) - from + 1;
    const at = i * most;
    // Rounding the covered length up to each pixel, not each weight, keeps the sum whole.
    let given = 0;
    for (let j = Math.floor(low); j < high; j++) {
      const upTo = Math.round(((Math.min(high, j + 1) - low) / reach) * WEIGHT_ONE);
      weights[at + clampIndex(j, size) - from]! += upTo - given;
      given = upTo;
    }
  }
  return { first, count, most, weights };
}

/** A window of one pixel's width around the output centre interpolates linearly, a wider one takes the area's mean. */
const reachOf = (step: number): number => Math.max(step, 1);

/** How many source pixels make an output pixel at most. */
export const mostTaps = (extent: number, outputs: number): number =>
  Math.ceil(reachOf(extent / outputs)) + 1;

function clampIndex(index: number, size: number): number {
  return index < 0 ? 0 : index >= size ? size - 1 : index;
}
