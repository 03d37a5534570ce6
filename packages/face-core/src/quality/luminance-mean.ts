import { component } from './component-value.ts';
import type { FaceLuma } from './face-luma.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** luminanceMean (ISO/IEC 29794-5): native value is the mean grey of the inner face, 0 (black) to 1 (white); too dark and too bright both cost. */
export function luminanceMean(luma: FaceLuma, dark: Ramp, bright: Ramp): QualityComponent {
  return component(meanLuminance(luma), dark, bright);
}

/** The native value. */
export function meanLuminance(luma: FaceLuma): number {
  let sum = 0;
  for (let i = 0; i < luma.length; i++) sum += luma[i]!;
  return sum / luma.length / 255;
}
