import type { RegionVisibility } from '../visibility/face-visibility.ts';
import { component, NOT_ASSESSED } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * eyesVisible (ISO/IEC 29794-5): native value is the share of the eye that is covered more, 0..1, as the visibility head sees it; null: nothing
 * judged it. The standard's zone around the eyes is wider, and what it sees is segmented.
 */
export function eyesVisible(visibility: RegionVisibility | null, ramp: Ramp): QualityComponent {
  if (!visibility) return NOT_ASSESSED;
  const { subjectRightEye, subjectLeftEye } = visibility;
  return component(1 - Math.min(subjectRightEye, subjectLeftEye) / 100, ramp);
}
