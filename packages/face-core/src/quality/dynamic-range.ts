import { component } from './component-value.ts';
import type { LumaStatistics } from './luma-statistics.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** dynamicRange (ISO/IEC 29794-5): native value is the entropy of the inner face's histogram of 256 greys, in bits, 0..8. */
export function dynamicRange({ histogram }: LumaStatistics, ramp: Ramp): QualityComponent {
  return component(entropy(histogram), ramp);
}

/** The native value. */
export function entropy(histogram: Uint32Array): number {
  const whole = histogram.reduce((sum, count) => sum + count, 0);
  let bits = 0;
  for (const count of histogram) {
    if (count === 0) continue;
    const share = count / whole;
    bits -= share * Math.log2(share);
  }
  return bits;
}
