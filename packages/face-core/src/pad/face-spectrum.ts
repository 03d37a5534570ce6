import type { Rect } from '../geometry/space.ts';
import { room } from '../kernels/kernels.ts';
import { hann, powerSpectrum, type WriteSquare } from './fourier.ts';
import { blurRoom, gaussianBlur } from './gaussian-blur.ts';
import {
  LARGEST_SQUARE,
  squareIn,
  type GreySquare,
  type MeasuredPicture,
  type SpectraRegion,
} from './measured-picture.ts';
import { peakRatio, ringMedians, ringsOf, type Rings } from './spectrum-rings.ts';

/** Sides of the patch that are tried, the largest that fits first. */
const SIDES = [LARGEST_SQUARE, 64, 32] as const;
/** Share of the face box that is left out on each side. */
const TRIM = 0.1;
const BLUR = 3;
/** Bands in cycles per pixel. */
const MIDDLE = { from: 0.15, to: 0.3 };
const HIGH = { from: 0.3, to: 0.5 };
/** A bin this many times above its ring's median counts as a peak. */
const PEAK = 6;

/** Spectral peaks on the face. Higher = more like an attack. */
export interface FaceSpectrum {
  /** ln of the largest ratio of power to ring and ray (`peakRatio`) in the band .15 to .30 cycles per pixel. */
  readonly middlePeak: number;
  /** The same from .30 to .50. */
  readonly highPeak: number;
  /** Share of the bins of the high band whose ratio is above 6, 0..1. */
  readonly highPeakShare: number;
}

/** What is known of a patch by its side. */
const planOf = (side: number) => ({
  powerOf: powerSpectrum(side),
  rings: ringsOf(side, Math.floor),
  window: hann(side),
});
type Plan = ReturnType<typeof planOf>;
const PLANS = new Map<number, Plan>(SIDES.map((side) => [side, planOf(side)]));

/**
 * Peaks of the face's spectrum: the pixels of a screen or the dots of a print, and their beats with the sensor's pixels. The
 * central patch of the face (128, 64 or 32 pixels a side, unscaled), less its blurred self, windowed; power averaged over 3x3 bins and held
 * against the median of its ring, so that the natural fall of the spectrum cancels out.
 * Source: experiments of this project (cues sN_pk_m, sN_pk_h, sN_pf_h).
 *
 * @param box the face in pixels of the measured picture
 * @param around its `spectraRegion`
 * @returns null where the face holds no patch of 32 pixels
 */
export function faceSpectrum(
  picture: MeasuredPicture,
  box: Rect<'frame'>,
  around: SpectraRegion,
): FaceSpectrum | null {
  const left = Math.max(0, box.x + TRIM * box.width);
  const top = Math.max(0, box.y + TRIM * box.height);
  const right = Math.min(picture.width, box.x + box.width * (1 - TRIM));
  const bottom = Math.min(picture.height, box.y + box.height * (1 - TRIM));
  const side = SIDES.find((one) => right - left >= one && bottom - top >= one);
  const plan = side === undefined ? undefined : PLANS.get(side);
  if (side === undefined || plan === undefined) return null;
  const x = Math.floor((left + right - side) / 2);
  const y = Math.floor((top + bottom - side) / 2);
  const details = detailPower(squareIn(around, x, y, side), plan, around.luma.end);
  const power = averaged3x3(details, side, plan.rings.rows);
  const { middle, high, highShare } = peaksOver(power, plan.rings, side);
  // A patch without any detail, or one whose power is all in one place, has no ring to be held against.
  if (!(middle > 0 && high > 0 && Number.isFinite(middle + high))) return null;
  return { middlePeak: Math.log(middle), highPeak: Math.log(high), highPeakShare: highShare };
}

/** Power of a square less its blurred self, windowed; the kernels' memory up to `after` is read. */
function detailPower(
  square: GreySquare,
  { powerOf, window }: Pick<Plan, 'powerOf' | 'window'>,
  after: number,
): Float64Array {
  const side = window.length;
  const { doubles, at } = room([side * side * 4, window.byteLength], after);
  const [softAt, windowAt] = at;
  const end = windowAt + window.byteLength;
  doubles.set(window, windowAt / 8);
  blurSquare(square, side, softAt, end);
  const write: WriteSquare = ({ kernels, doubles }, reAt, imAt) => {
    kernels.windowDifference(square.at, square.stride, softAt, side, windowAt, reAt);
    doubles.fill(0, imAt / 8, imAt / 8 + side * side);
  };
  return powerOf(1, write, end);
}

/** Writes a square's blurred self to `softAt`; the kernels' memory up to `after` stays as it is otherwise. */
function blurSquare({ at, stride }: GreySquare, side: number, softAt: number, after: number): void {
  const size = { width: side, height: side };
  const { kernels, floats, at: places } = room(blurRoom(size), after);
  for (let row = 0; row < side; row++) {
    const from = at / 4 + row * stride;
    floats.copyWithin(softAt / 4 + row * side, from, from + side);
  }
  gaussianBlur(kernels, { ...size, at: softAt }, places, BLUR);
}

/** The largest power over ring and ray in both bands, and the share of the high band's bins that are peaks. */
function peaksOver(
  power: Float64Array,
  rings: Rings,
  side: number,
): { readonly middle: number; readonly high: number; readonly highShare: number } {
  const { bins, radius, ring, starts } = rings;
  const [innermost, outermost] = [Math.floor(MIDDLE.from * side), HIGH.to * side];
  const medians = ringMedians(power, rings, innermost, outermost);
  let middle = 0;
  let high = 0;
  let peaks = 0;
  let count = 0;
  for (let i = starts[innermost]!; i < starts[outermost + 1]!; i++) {
    const frequency = radius[i]! / side;
    const inMiddle = frequency >= MIDDLE.from && frequency <= MIDDLE.to;
    const inHigh = frequency >= HIGH.from && frequency <= HIGH.to;
    if (inHigh) count++;
    else if (!inMiddle) continue;
    // The ray can only lower a ratio: it is looked at where the ring alone leaves a peak.
    const largest = inHigh ? (inMiddle && middle < high ? middle : high) : middle;
    if (power[bins[i]!]! <= (largest < PEAK ? largest : PEAK) * medians[ring[i]!]!) continue;
    const over = peakRatio(power, medians, rings, i, Number.MIN_VALUE);
    if (inMiddle && over > middle) middle = over;
    if (inHigh && over > high) high = over;
    if (inHigh && over > PEAK) peaks++;
  }
  return { middle, high, highShare: peaks / count };
}

/** Mean power of each bin of the first `rows` and its eight neighbours; the spectrum goes round. */
function averaged3x3(power: Float64Array, side: number, rows: number): Float64Array {
  const mask = side - 1;
  const threes = new Float64Array(power.length);
  for (let v = -1; v <= rows; v++) {
    const at = (v & mask) * side;
    for (let u = 0; u < side; u++) {
      threes[at + u] =
        power[at + ((u - 1) & mask)]! + power[at + u]! + power[at + ((u + 1) & mask)]!;
    }
  }
  const mean = new Float64Array(side * rows);
  for (let v = 0; v < rows; v++) {
    const above = ((v - 1) & mask) * side;
    const at = v * side;
    const below = ((v + 1) & mask) * side;
    for (let u = 0; u < side; u++) {
      mean[at + u] = (threes[above + u]! + threes[at + u]! + threes[below + u]!) / 9;
    }
  }
  return mean;
}
