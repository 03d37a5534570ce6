import { CHEEKS, LUMA_SIDE, type FaceLuma } from './face-luma.ts';
import { component } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

const BINS = 64;

/** Of a cheek at least this share has to be seen. */
const LEAST_SEEN = 0.25;

/**
 * illuminationUniformity (ISO/IEC 29794-5): how equally both sides of the face are lit. Native value is the share that the grey
 * histograms of the two cheeks have in common, 0..1 (the standard compares zones of the two cheeks in the same way).
 *
 * @param person where given, 1 for every pixel of the patch that shows the person: what else lies beside a turned or narrow face is
 * left out. Not assessed where too little of a cheek is left
 */
export function illuminationUniformity(
  luma: FaceLuma,
  ramp: Ramp,
  person?: Uint8Array,
): QualityComponent {
  return component(sharedLight(luma, person), ramp);
}

/** The native value; NaN where too little of a cheek is left. */
export function sharedLight(luma: FaceLuma, person?: Uint8Array): number {
  const left = new Float64Array(BINS);
  const right = new Float64Array(BINS);
  const { top, bottom, margin, width } = CHEEKS;
  let seenLeft = 0;
  let seenRight = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = margin; x < margin + width; x++) {
      const at = y * LUMA_SIDE + x;
      const opposite = y * LUMA_SIDE + LUMA_SIDE - 1 - x;
      if (!person || person[at] === 1) seenLeft += count(left, luma[at]!);
      if (!person || person[opposite] === 1) seenRight += count(right, luma[opposite]!);
    }
  }
  if (Math.min(seenLeft, seenRight) < LEAST_SEEN * (bottom - top) * width) return Number.NaN;
  const a = smoothed(left);
  const b = smoothed(right);
  let shared = 0;
  for (let i = 0; i < BINS; i++) shared += Math.min(a[i]! / seenLeft, b[i]! / seenRight);
  // Smoothing repeats the outermost bins: a face of one extreme grey would give a little more than all.
  return Math.min(1, shared);
}

function count(histogram: Float64Array, grey: number): 1 {
  const bin = Math.min(BINS - 1, Math.max(0, Math.floor((grey / 256) * BINS)));
  histogram[bin]! += 1;
  return 1;
}

/** So that a difference of a few grey levels on a plain cheek does not count as another light. */
function smoothed(histogram: Float64Array): Float64Array {
  const means = new Float64Array(BINS);
  for (let i = 0; i < BINS; i++) {
    let sum = 0;
    for (let k = -2; k <= 2; k++) sum += histogram[Math.min(BINS - 1, Math.max(0, i + k))]!;
    means[i] = sum / 5;
  }
  return means;
}
