import { component } from './component-value.ts';
import type { LumaStatistics } from './luma-statistics.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * luminanceVariance (ISO/IEC 29794-5): native value is the variance of the inner face's greys, black 0 and white 1. A flat face (fog,
 * little contrast) and a harsh one (hard shadows) both cost: the lower value of two ramps counts.
 */
export function luminanceVariance(
  { variance }: LumaStatistics,
  flat: Ramp,
  harsh: Ramp,
): QualityComponent {
  return component(variance, flat, harsh);
}
