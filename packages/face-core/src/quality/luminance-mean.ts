import { component } from './component-value.ts';
import type { LumaStatistics } from './luma-statistics.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** luminanceMean (ISO/IEC 29794-5): native value is the mean grey of the inner face, 0 (black) to 1 (white); too dark and too bright both cost. */
export function luminanceMean(
  { mean }: LumaStatistics,
  dark: Ramp,
  bright: Ramp,
): QualityComponent {
  return component(mean, dark, bright);
}
