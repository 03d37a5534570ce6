import { component } from './component-value.ts';
import type { HeadMeasures } from './head-measures.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * leftwardCropOfTheFaceImage (ISO/IEC 29794-5): native value is the distance between the picture's left edge and the eye next to it (the
 * subject's right one), in distances between the eyes.
 */
export function leftwardCrop(
  { subjectRightEye, interEyeDistance }: HeadMeasures,
  ramp: Ramp,
): QualityComponent {
  return component(subjectRightEye.x / interEyeDistance, ramp);
}

/** rightwardCropOfTheFaceImage (ISO/IEC 29794-5): the same at the picture's right edge, from the subject's left eye. */
export function rightwardCrop(
  { subjectLeftEye, interEyeDistance }: HeadMeasures,
  pictureWidth: number,
  ramp: Ramp,
): QualityComponent {
  return component((pictureWidth - subjectLeftEye.x) / interEyeDistance, ramp);
}
