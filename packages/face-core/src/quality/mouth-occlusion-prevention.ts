import type { RegionVisibility } from '../visibility/face-visibility.ts';
import { component, NOT_ASSESSED } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * mouthOcclusionPrevention (ISO/IEC 29794-5): native value is the share of the mouth that is covered, 0..1, as the visibility head sees it; null:
 * nothing judged it.
 */
export function mouthOcclusionPrevention(
  visibility: RegionVisibility | null,
  ramp: Ramp,
): QualityComponent {
  return visibility ? component(1 - visibility.mouth / 100, ramp) : NOT_ASSESSED;
}
