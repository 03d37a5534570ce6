import type { Degrees } from '../geometry/space.ts';
import { component } from './component-value.ts';
import type { HeadMeasures } from './head-measures.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** Of a yaw of 75 degrees: beyond it the far eye is hidden and its place a guess, and nothing is made good for it. */
const LEAST_COSINE = Math.cos((75 * Math.PI) / 180);

/**
 * interEyeDistance (ISO/IEC 29794-5): native value is the distance between the middles of the eyes in pixels, as it would be were the head
 * not turned.
 */
export function interEyeDistanceComponent(
  { interEyeDistance }: HeadMeasures,
  yaw: Degrees,
  ramp: Ramp,
): QualityComponent {
  const shortened = Math.max(LEAST_COSINE, Math.cos((yaw * Math.PI) / 180));
  return component(interEyeDistance / shortened, ramp);
}
