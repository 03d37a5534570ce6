import { component } from './component-value.ts';
import type { FaceLuma } from './face-luma.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** dynamicRange (ISO/IEC 29794-5): native value is the entropy of the inner face's histogram of 256 greys, in bits, 0..8. */
export function dynamicRange(luma: FaceLuma, ramp: Ramp): QualityComponent {
  return component(greyEntropy(luma), ramp);
}

/** The native value. */
export function greyEntropy(luma: FaceLuma): number {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < luma.length; i++) {
    // Half upwards, as Math.round does, at a third of its time.
    histogram[(luma[i]! + 0.5) | 0]! += 1;
  }
  let bits = 0;
  for (const count of histogram) {
    if (count === 0) continue;
    const share = count / luma.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
