import { component } from './component-value.ts';
import type { HeadMeasures } from './head-measures.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/**
 * marginAboveOfTheFaceImage (ISO/IEC 29794-5): native value is the distance between the picture's upper edge and the middle of the eyes, in
 * distances between the eyes and the chin.
 */
export function marginAbove({ eyes, eyesToChin }: HeadMeasures, ramp: Ramp): QualityComponent {
  return component(eyes.y / eyesToChin, ramp);
}

/** marginBelowOfTheFaceImage (ISO/IEC 29794-5): the same between the middle of the eyes and the picture's lower edge. */
export function marginBelow(
  { eyes, eyesToChin }: HeadMeasures,
  pictureHeight: number,
  ramp: Ramp,
): QualityComponent {
  return component((pictureHeight - eyes.y) / eyesToChin, ramp);
}
