import type { FaceLuma } from './face-luma.ts';

/** Greys that count as lost in shadow and in light (the ranges of ISO/IEC 29794-5's reference implementation). */
const DARK_TO = 25;
const BRIGHT_FROM = 247;

/** What exposure, contrast and dynamic range are measured by: all that is counted over the greys of the inner face. */
export interface LumaStatistics {
  /** Mean grey, 0 (black) to 1 (white). */
  readonly mean: number;
  /** Variance of the greys, black being 0 and white 1: 0..0.25. */
  readonly variance: number;
  /** Share of pixels that are nearly black, 0..1. */
  readonly underExposedShare: number;
  /** Share of pixels that are nearly white, 0..1. */
  readonly overExposedShare: number;
  /** How many pixels have each of 256 greys. */
  readonly histogram: Uint32Array;
}

/** Counts in one pass: greys are read from memory once, and sums do not wait for each other. */
export function lumaStatistics(luma: FaceLuma): LumaStatistics {
  const histogram = new Uint32Array(256);
  // Each on its own: what is taken from an array of noughts is kept as an object, and made anew for every pixel.
  let sum = 0;
  let squares = 0;
  let dark = 0;
  let bright = 0;
  for (let i = 0; i < luma.length; i++) {
    const grey = luma[i]!;
    sum += grey;
    squares += grey * grey;
    if (grey <= DARK_TO) dark++;
    else if (grey >= BRIGHT_FROM) bright++;
    // Half upwards, as Math.round does, at a third of its time.
    histogram[(grey + 0.5) | 0]! += 1;
  }
  const mean = sum / luma.length;
  return {
    mean: mean / 255,
    // Of a single grey rounding may leave less than nothing.
    variance: Math.max(0, squares / luma.length - mean * mean) / 255 ** 2,
    underExposedShare: dark / luma.length,
    overExposedShare: bright / luma.length,
    histogram,
  };
}
