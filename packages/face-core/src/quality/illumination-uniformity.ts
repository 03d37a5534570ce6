import { LUMA_SIDE, type FaceLuma } from './face-luma.ts';
import { component } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

const BINS = 64;

/**
 * illuminationUniformity (ISO/IEC 29794-5): how equally both sides of the face are lit. Native value is the share that the grey
 * histograms of the two halves of the inner face have in common, 0..1 (the standard compares zones of the two cheeks in the same way).
 */
export function illuminationUniformity(luma: FaceLuma, ramp: Ramp): QualityComponent {
  return component(sharedLight(luma), ramp);
}

/**
 * The native value. The strip of the nose in the middle, whose shadow falls to one side in any light, and the row of the eyes are left
 * out.
 */
export function sharedLight(luma: FaceLuma): number {
  const left = new Float64Array(BINS);
  const right = new Float64Array(BINS);
  const width = Math.round(LUMA_SIDE * 0.3);
  const from = Math.round(LUMA_SIDE * 0.4);
  const to = Math.round(LUMA_SIDE * 0.8);
  const margin = Math.round(LUMA_SIDE * 0.08);
  for (let y = from; y < to; y++) {
    for (let x = margin; x < margin + width; x++) {
      count(left, luma[y * LUMA_SIDE + x]!);
      count(right, luma[y * LUMA_SIDE + LUMA_SIDE - 1 - x]!);
    }
  }
  const a = smoothed(left);
  const b = smoothed(right);
  let shared = 0;
  for (let i = 0; i < BINS; i++) shared += Math.min(a[i]!, b[i]!);
  // Smoothing repeats the outermost bins: a face of one extreme grey would give a little more than all.
  return Math.min(1, shared / ((to - from) * width));
}

function count(histogram: Float64Array, grey: number): void {
  const bin = Math.min(BINS - 1, Math.max(0, Math.floor((grey / 256) * BINS)));
  histogram[bin]! += 1;
}

/** So that a difference of a few grey levels on a plain cheek does not count as another light. */
function smoothed(histogram: Float64Array): Float64Array {
  return histogram.map((_, i) => {
    let sum = 0;
    for (let k = -2; k <= 2; k++) sum += histogram[Math.min(BINS - 1, Math.max(0, i + k))]!;
    return sum / 5;
  });
}
