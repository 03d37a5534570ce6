import { component } from './component-value.ts';
import type { LumaStatistics } from './luma-statistics.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** underExposurePrevention (ISO/IEC 29794-5): native value is the share of the inner face that is nearly black, 0..1. */
export function underExposurePrevention(
  { underExposedShare }: LumaStatistics,
  ramp: Ramp,
): QualityComponent {
  return component(underExposedShare, ramp);
}

/** overExposurePrevention (ISO/IEC 29794-5): native value is the share of the inner face that is nearly white, 0..1. */
export function overExposurePrevention(
  { overExposedShare }: LumaStatistics,
  ramp: Ramp,
): QualityComponent {
  return component(overExposedShare, ramp);
}
