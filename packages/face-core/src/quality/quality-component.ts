/** The quality components that are assessed, by their names in ISO/IEC 29794-5. */
export type QualityComponentId =
  | 'singleFacePresent'
  | 'headSize'
  | 'interEyeDistance'
  | 'leftwardCropOfTheFaceImage'
  | 'rightwardCropOfTheFaceImage'
  | 'marginAboveOfTheFaceImage'
  | 'marginBelowOfTheFaceImage'
  | 'headPoseYaw'
  | 'headPosePitch'
  | 'headPoseRoll'
  | 'eyesOpen'
  | 'mouthClosed'
  | 'eyesVisible'
  | 'mouthOcclusionPrevention'
  | 'faceOcclusionPrevention'
  | 'sharpness'
  | 'compressionArtifacts'
  | 'luminanceMean'
  | 'luminanceVariance'
  | 'dynamicRange'
  | 'underExposurePrevention'
  | 'overExposurePrevention'
  | 'illuminationUniformity'
  | 'naturalColour';

/** The components that `qc_passed` asks for: what a person in front of a camera can put right, and guidance tells them to. */
export type RequiredComponentId =
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

/** How native values become values: one line for each way in which a property can be bad. */
export interface QualityRamps {
  readonly singleFacePresent: Ramp;
  /** Head size falls off on both sides: the lower of the two counts. */
  readonly headSizeSmall: Ramp;
  readonly headSizeLarge: Ramp;
  readonly interEyeDistance: Ramp;
  /** Of the leftward and of the rightward crop. */
  readonly sidewardCrop: Ramp;
  readonly marginAbove: Ramp;
  readonly marginBelow: Ramp;
  readonly headPoseYaw: Ramp;
  readonly headPosePitch: Ramp;
  readonly headPoseRoll: Ramp;
  readonly eyesOpen: Ramp;
  readonly mouthClosed: Ramp;
  readonly eyesVisible: Ramp;
  readonly mouthOcclusionPrevention: Ramp;
  readonly faceOcclusionPrevention: Ramp;
  readonly sharpness: Ramp;
  readonly compressionArtifacts: Ramp;
  readonly luminanceDark: Ramp;
  readonly luminanceBright: Ramp;
  readonly luminanceFlat: Ramp;
  readonly luminanceHarsh: Ramp;
  readonly dynamicRange: Ramp;
  readonly underExposurePrevention: Ramp;
  readonly overExposurePrevention: Ramp;
  readonly illuminationUniformity: Ramp;
  readonly naturalColour: Ramp;
}

export type QualityComponents = Readonly<Record<QualityComponentId, QualityComponent>>;

/** The quality of one face in one picture. */
export interface QualityAssessment {
  readonly components: QualityComponents;
  /** The one overall number; see quality/unified-quality-score.ts. */
  readonly unifiedQualityScore: QualityComponent;
  /** Yaw, pitch and roll all pass. */
  readonly headPoseCheck: boolean;
  /** Every required component was assessed and passes. */
  readonly qcPassed: boolean;
  /** The required components that did not pass or could not be assessed, for advice to the capture subject. */
  readonly failed: readonly RequiredComponentId[];
}
