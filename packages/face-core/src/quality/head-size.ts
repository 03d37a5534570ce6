import { component } from './component-value.ts';
import type { HeadMeasures } from './head-measures.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * headSize (ISO/IEC 29794-5): native value is the distance between the middle of the eyes and the chin as a share of the
 * picture's height. It can be too small and too large: the lower value of two ramps counts.
 */
export function headSize(
  { eyesToChin }: HeadMeasures,
  pictureHeight: number,
  small: Ramp,
  large: Ramp,
): QualityComponent {
  return component(eyesToChin / pictureHeight, small, large);
}
