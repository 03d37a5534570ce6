import type { QualityCalibration } from '@iws/face-core';

type Ramps = QualityCalibration['ramps'];

/**
 * Ranges that come from geometry or from a standard, not from data. Angles in degrees; head size (eyes to chin as a share of the picture's
 * height) after the canonical face image of ISO/IEC 29794-5; other faces' area as a share of the examined one's; the eyes' opening grade.
 * 90 pixels between the eyes are what ISO/IEC 39794-5 asks of portraits. Crops, margins and the mouth: the sigmoid of the standard's
 * reference implementation (BSI OFIQ), as the line through its middle that is as steep as the sigmoid is there. Natural colour: the line
 * that meets its curve at 0 and at grey. What is covered: as the standard's reference implementation maps it.
 */
export const STATED_RAMPS = {
  singleFacePresent: { zeroAt: 1, fullAt: 0 },
  headSizeSmall: { zeroAt: 0.08, fullAt: 0.2 },
  headSizeLarge: { zeroAt: 0.7, fullAt: 0.5 },
  interEyeDistance: { zeroAt: 10, fullAt: 90 },
  sidewardCrop: { zeroAt: 0.7, fullAt: 1.1 },
  marginAbove: { zeroAt: 1.2, fullAt: 1.6 },
  marginBelow: { zeroAt: 1.6, fullAt: 2 },
  headPoseYaw: { zeroAt: 45, fullAt: 5 },
  headPosePitch: { zeroAt: 45, fullAt: 8 },
  headPoseRoll: { zeroAt: 45, fullAt: 5 },
  eyesOpen: { zeroAt: 0, fullAt: 50 },
  mouthClosed: { zeroAt: 0.32, fullAt: 0.08 },
  eyesVisible: { zeroAt: 1, fullAt: 0 },
  mouthOcclusionPrevention: { zeroAt: 1, fullAt: 0 },
  faceOcclusionPrevention: { zeroAt: 1, fullAt: 0 },
  illuminationUniformity: { zeroAt: 0, fullAt: 1 },
  naturalColour: { zeroAt: 20, fullAt: 0 },
} as const satisfies Partial<Ramps>;

/** Half of the range of an angle passes; hardly a second face; the guide's grade 10 of open eyes. */
export const STATED_PASSES = {
  singleFacePresent: 90,
  headSize: 30,
  headPoseYaw: 50,
  headPosePitch: 50,
  headPoseRoll: 50,
  eyesOpen: 20,
} as const satisfies Partial<QualityCalibration['passFrom']>;

/** Ramps under which native values can be read; values mean nothing yet. */
export const NATIVE_RAMPS: QualityCalibration = {
  ramps: {
    ...STATED_RAMPS,
    sharpness: { zeroAt: 0, fullAt: 1 },
    compressionArtifacts: { zeroAt: 1, fullAt: 0 },
    luminanceDark: { zeroAt: 0, fullAt: 1 },
    luminanceBright: { zeroAt: 2, fullAt: 1 },
    luminanceFlat: { zeroAt: 0, fullAt: 1 },
    luminanceHarsh: { zeroAt: 2, fullAt: 1 },
    dynamicRange: { zeroAt: 0, fullAt: 8 },
    underExposurePrevention: { zeroAt: 1, fullAt: 0 },
    overExposurePrevention: { zeroAt: 1, fullAt: 0 },
  },
  passFrom: {
    ...STATED_PASSES,
    sharpness: 0,
    luminanceMean: 0,
    underExposurePrevention: 0,
    overExposurePrevention: 0,
  },
  unified: { intercept: 0, weights: {}, ramp: { zeroAt: 1, fullAt: 0 } },
};
