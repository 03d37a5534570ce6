import { rectArea } from '../geometry/rect.ts';
import type { FaceDetection } from '../detection/detection.ts';
import { component, NOT_ASSESSED } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * singleFacePresent (ISO/IEC 29794-5): native value is the area of the largest other face as a share of the examined one's,
 * 0 when there is no other. A person far behind hardly counts, one beside the subject does.
 *
 * @param others boxes of the other confirmed faces, in the same pixels as `face`
 */
export function singleFacePresent(
  face: FaceDetection,
  others: readonly FaceDetection[],
  ramp: Ramp,
): QualityComponent {
  const own = rectArea(face.box);
  if (!(own > 0)) return NOT_ASSESSED;
  return component(Math.max(0, ...others.map(({ box }) => rectArea(box))) / own, ramp);
}
