import { component } from './component-value.ts';
import { LUMA_SIDE, type FaceLuma } from './face-luma.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * sharpness (the property of ISO/IEC 29794-5, measured in another way: re-blurring, after Crete et al., "The blur effect", 2007).
 * Native value is the share of the inner face's gradients that a slight blur takes away, 0..1: a sharp picture loses much, one
 * that is already blurred, or was enlarged, has little left to lose. Contrast and brightness cancel out.
 */
export function sharpness(luma: FaceLuma, ramp: Ramp): QualityComponent {
  return component(gradientLoss(luma), ramp);
}

/** The native value; NaN for a face without any gradient. */
export function gradientLoss(luma: FaceLuma): number {
  const side = LUMA_SIDE;
  const blurred = blur(luma);
  let sharp = 0;
  let soft = 0;
  for (let y = 1; y < side - 2; y++) {
    for (let i = y * side + 1; i < y * side + side - 2; i++) {
      sharp += Math.abs(luma[i + 1]! - luma[i]!) + Math.abs(luma[i + side]! - luma[i]!);
      soft += Math.abs(blurred[i + 1]! - blurred[i]!) + Math.abs(blurred[i + side]! - blurred[i]!);
    }
  }
  return sharp > 0 ? 1 - soft / sharp : Number.NaN;
}

/** The binomial blur 1 2 1 along both axes; the outermost pixels stay as they are not read. */
function blur(luma: FaceLuma): Float32Array {
  const side = LUMA_SIDE;
  const across = new Float32Array(luma.length);
  for (let i = 1; i < luma.length - 1; i++) {
    across[i] = (luma[i - 1]! + 2 * luma[i]! + luma[i + 1]!) / 4;
  }
  const both = new Float32Array(luma.length);
  for (let i = side; i < luma.length - side; i++) {
    both[i] = (across[i - side]! + 2 * across[i]! + across[i + side]!) / 4;
  }
  return both;
}
