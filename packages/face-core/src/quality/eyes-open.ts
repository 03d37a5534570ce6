import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import { component } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** eyesOpen (ISO/IEC 29794-5): native value is the opening grade of the eye that is less open, 0..100. */
export function eyesOpen(eyes: EyeOpenness, ramp: Ramp): QualityComponent {
  return component(eyes.openingGrade, ramp);
}
