import type { EyeOpenness } from '../landmarks/eye-openness.ts';
import { component, NOT_ASSESSED } from './component-value.ts';
import type { QualityComponent, Ramp } from './quality-component.ts';

/** eyesOpen (ISO/IEC 29794-5): native value is the opening grade of the eye that is less open, 0..100; null: nothing measured it. */
export function eyesOpen(eyes: EyeOpenness | null, ramp: Ramp): QualityComponent {
  return eyes ? component(eyes.openingGrade, ramp) : NOT_ASSESSED;
}
