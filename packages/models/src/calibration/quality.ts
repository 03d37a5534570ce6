import * as form from '../strict-json.ts';

/** The native value that becomes 0 and the one that becomes 100; either may be the larger. */
export const ramp: form.Reader<{ zeroAt: number; fullAt: number }> = (value, at) => {
  const read = form.object({ zeroAt: form.finite, fullAt: form.finite })(value, at);
  if (read.zeroAt === read.fullAt) form.fail(at, 'zeroAt and fullAt are equal');
  return read;
};

const value = form.numberIn(0, 100);

/** 0 or more: a better value never lowers the score. */
const weights = form.object({
  linear: form.numberIn(0, 1000),
  cubic: form.numberIn(0, 1000),
});

/** One per quality component, by its name in ISO/IEC 29794-5. */
const COMPONENTS = {
  singleFacePresent: weights,
  headSize: weights,
  interEyeDistance: weights,
  leftwardCropOfTheFaceImage: weights,
  rightwardCropOfTheFaceImage: weights,
  marginAboveOfTheFaceImage: weights,
  marginBelowOfTheFaceImage: weights,
  headPoseYaw: weights,
  headPosePitch: weights,
  headPoseRoll: weights,
  eyesOpen: weights,
  mouthClosed: weights,
  eyesVisible: weights,
  mouthOcclusionPrevention: weights,
  faceOcclusionPrevention: weights,
  sharpness: weights,
  compressionArtifacts: weights,
  luminanceMean: weights,
  luminanceVariance: weights,
  dynamicRange: weights,
  underExposurePrevention: weights,
  overExposurePrevention: weights,
  illuminationUniformity: weights,
  naturalColour: weights,
};

const calibration = form.object({
  kind: form.oneOf('quality'),
  version: form.text,
  /** FACE_FINDING_VERSION of @iws/face-core with which it was made. */
  faceFinding: form.count,
  provisional: form.flag,
  method: form.text,
  ramps: form.object({
    singleFacePresent: ramp,
    headSizeSmall: ramp,
    headSizeLarge: ramp,
    interEyeDistance: ramp,
    sidewardCrop: ramp,
    marginAbove: ramp,
    marginBelow: ramp,
    headPoseYaw: ramp,
    headPosePitch: ramp,
    headPoseRoll: ramp,
    eyesOpen: ramp,
    mouthClosed: ramp,
    eyesVisible: ramp,
    mouthOcclusionPrevention: ramp,
    faceOcclusionPrevention: ramp,
    sharpness: ramp,
    compressionArtifacts: ramp,
    luminanceDark: ramp,
    luminanceBright: ramp,
    luminanceFlat: ramp,
    luminanceHarsh: ramp,
    dynamicRange: ramp,
    underExposurePrevention: ramp,
    overExposurePrevention: ramp,
    illuminationUniformity: ramp,
    naturalColour: ramp,
  }),
  /** The lowest value of each component with which a picture passes. */
  passFrom: form.object({
    singleFacePresent: value,
    headSize: value,
    headPoseYaw: value,
    headPosePitch: value,
    headPoseRoll: value,
    eyesOpen: value,
    sharpness: value,
    luminanceMean: value,
    underExposurePrevention: value,
    overExposurePrevention: value,
  }),
  /** The model of the unified quality score, and what it was fitted to. */
  unified: form.object({
    intercept: form.finite,
    weights: form.object({}, COMPONENTS),
    ramp,
    method: form.text,
    people: form.count,
    /** Genuine comparisons that it was fitted to, and those of them that failed. */
    comparisons: form.count,
    failures: form.count,
  }),
  /** The components whose numbers were measured on the sources; the others are stated by `method`. */
  measured: form.list(form.text),
  sources: form.list(
    form.object({
      name: form.text,
      images: form.count,
      subjects: form.count,
      assessed: form.count,
    }),
    1,
  ),
  createdBy: form.text,
});

/** The mapping of quality components, in the form that `examineFace` of @iws/face-core takes. */
export type QualityCalibration = form.ReadBy<typeof calibration>;

/** Reads a quality calibration. Throws `FormError` that names the place where it is not of the form. */
export const readQualityCalibration: form.Reader<QualityCalibration> = calibration;
