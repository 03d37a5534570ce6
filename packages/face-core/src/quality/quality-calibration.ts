import type { QualityRamps, RequiredComponentId } from './quality-component.ts';
import type { UnifiedQualityModel } from './unified-quality-score.ts';

/** How native values become values, what passes, and how values become one: data, written by packages/evaluation. */
export interface QualityCalibration {
  readonly ramps: QualityRamps;
  /** The lowest value of each component with which a picture passes. */
  readonly passFrom: Readonly<Record<RequiredComponentId, number>>;
  readonly unified: UnifiedQualityModel;
}
