import { component } from './component-value.ts';
import { LUMA_SIDE, type FaceLuma } from './face-luma.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * sharpness (the property of ISO/IEC 29794-5, measured in another way: re-blurring, after Crete et al., "The blur effect", 2007).
 * Native value is the share of the inner face's gradients that a slight blur along them takes away, 0..1: a sharp picture loses
 * much, one that is already blurred, or was enlarged, has little left to lose. Contrast and brightness cancel out.
 */
export function sharpness(luma: FaceLuma, ramp: Ramp): QualityComponent {
  return component(gradientLoss(luma), ramp);
}

/** The native value; NaN for a face without any gradient. */
export function gradientLoss(luma: FaceLuma): number {
  const side = LUMA_SIDE;
  const down = side;
  let sharp = 0;
  let soft = 0;
  for (let y = 1; y < side - 2; y++) {
    for (let i = y * side + 1; i < y * side + side - 2; i++) {
      const here = luma[i]!;
      const right = luma[i + 1]! - here;
      const below = luma[i + down]! - here;
      sharp += Math.abs(right) + Math.abs(below);
      // The same differences after the blur 1 2 1 along their direction.
      soft += Math.abs(luma[i + 2]! - luma[i - 1]! + right);
      soft += Math.abs(luma[i + 2 * down]! - luma[i - down]! + below);
    }
  }
  return sharp > 0 ? 1 - soft / 4 / sharp : Number.NaN;
}
