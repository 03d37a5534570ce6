import { component } from './component-value.ts';
import type { FaceLuma } from './face-luma.ts';
import { meanLuminance } from './luminance-mean.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * luminanceVariance (ISO/IEC 29794-5): native value is the variance of the inner face's greys, black 0 and white 1. A flat face (fog,
 * little contrast) and a harsh one (hard shadows) both cost: the lower value of two ramps counts.
 */
export function luminanceVariance(luma: FaceLuma, flat: Ramp, harsh: Ramp): QualityComponent {
  return component(varianceOfLuminance(luma), flat, harsh);
}

/** The native value, 0..0.25. */
export function varianceOfLuminance(luma: FaceLuma): number {
  const mean = 255 * meanLuminance(luma);
  let squares = 0;
  for (let i = 0; i < luma.length; i++) squares += (luma[i]! - mean) ** 2;
  return squares / luma.length / 255 ** 2;
}
