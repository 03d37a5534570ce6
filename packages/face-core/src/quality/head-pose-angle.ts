import type { Degrees } from '../geometry/space.ts';
import { component } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * headPoseYaw, headPosePitch, headPoseRoll (ISO/IEC 29794-5): native value is the angle in degrees with its sign
 * (landmarks/head-pose.ts); the value depends on how far it is from zero.
 */
export function headPoseAngle(angle: Degrees, ramp: Ramp): QualityComponent {
  const size = component(Math.abs(angle), ramp);
  return size.status === 'success' ? { ...size, nativeValue: angle } : size;
}
