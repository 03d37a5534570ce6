import type { RegionVisibility } from '../visibility/face-visibility.ts';
import { FACE_REGIONS } from '../visibility/region-points.ts';
import { component, NOT_ASSESSED } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * faceOcclusionPrevention (ISO/IEC 29794-5): native value is the share of the face that is covered, 0..1: the mean over the regions that the visibility
 * head judges, each counting alike; null: nothing judged them.
 */
export function faceOcclusionPrevention(
  visibility: RegionVisibility | null,
  ramp: Ramp,
): QualityComponent {
  if (!visibility) return NOT_ASSESSED;
  const covered = FACE_REGIONS.reduce((sum, region) => sum + 1 - visibility[region] / 100, 0);
  return component(covered / FACE_REGIONS.length, ramp);
}
