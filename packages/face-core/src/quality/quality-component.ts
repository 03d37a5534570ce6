/** The quality components assessed so far, by their names in ISO/IEC 29794-5. */
export type QualityComponentId =
  | 'singleFacePresent'
  | 'headSize'
  | 'headPoseYaw'
  | 'headPosePitch'
  | 'headPoseRoll'
  | 'eyesOpen'
  | 'sharpness'
  | 'luminanceMean'
  | 'underExposurePrevention'
  | 'overExposurePrevention';

/**
 * One assessed property. `nativeValue` is what the algorithm computed, in the unit its file states; `value` is 0..100, higher =
 * better. A component that could not be assessed has neither: it never looks like a low score.
 */
export type QualityComponent =
  | { readonly status: 'success'; readonly nativeValue: number; readonly value: number }
  | { readonly status: 'failure-to-assess'; readonly nativeValue: null; readonly value: null };

/** A straight line from value 0 at `zeroAt` to value 100 at `fullAt`, in native units; either may be the larger. */
export interface Ramp {
  readonly zeroAt: number;
  readonly fullAt: number;
}

/** How native values become values, and what passes: data, written by packages/evaluation. */
export interface QualityCalibration {
  readonly ramps: {
    readonly singleFacePresent: Ramp;
    /** Head size falls off on both sides: the lower of the two counts. */
    readonly headSizeSmall: Ramp;
    readonly headSizeLarge: Ramp;
    readonly headPoseYaw: Ramp;
    readonly headPosePitch: Ramp;
    readonly headPoseRoll: Ramp;
    readonly eyesOpen: Ramp;
    readonly sharpness: Ramp;
    readonly luminanceDark: Ramp;
    readonly luminanceBright: Ramp;
    readonly underExposurePrevention: Ramp;
    readonly overExposurePrevention: Ramp;
  };
  /** The lowest value of each component with which a picture passes. */
  readonly passFrom: Readonly<Record<QualityComponentId, number>>;
}

/** The quality of one face in one picture. */
export interface QualityAssessment {
  readonly components: Readonly<Record<QualityComponentId, QualityComponent>>;
  /** The one overall number; see quality/unified-quality-score.ts. */
  readonly unifiedQualityScore: QualityComponent;
  /** Yaw, pitch and roll all pass. */
  readonly headPoseCheck: boolean;
  /** Every component was assessed and passes. */
  readonly qcPassed: boolean;
  /** The components that did not pass or could not be assessed, for advice to the capture subject. */
  readonly failed: readonly QualityComponentId[];
}
