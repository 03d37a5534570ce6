import type { QualityCalibration } from '../../src/index.ts';

/** A mapping that stays as it is, whatever packages/evaluation measures: golden numbers shall change with the code alone. */
export const GOLDEN_QUALITY: QualityCalibration = {
  ramps: {
    singleFacePresent: { zeroAt: 1, fullAt: 0 },
    headSizeSmall: { zeroAt: 0.08, fullAt: 0.2 },
    headSizeLarge: { zeroAt: 0.7, fullAt: 0.5 },
    headPoseYaw: { zeroAt: 45, fullAt: 5 },
    headPosePitch: { zeroAt: 45, fullAt: 8 },
    headPoseRoll: { zeroAt: 45, fullAt: 5 },
    eyesOpen: { zeroAt: 0, fullAt: 50 },
    sharpness: { zeroAt: 0.015, fullAt: 0.15 },
    luminanceDark: { zeroAt: 0.1, fullAt: 0.35 },
    luminanceBright: { zeroAt: 0.95, fullAt: 0.75 },
    underExposurePrevention: { zeroAt: 0.6, fullAt: 0.1 },
    overExposurePrevention: { zeroAt: 0.3, fullAt: 0.02 },
  },
  passFrom: {
    singleFacePresent: 90,
    headSize: 30,
    headPoseYaw: 50,
    headPosePitch: 50,
    headPoseRoll: 50,
    eyesOpen: 20,
    sharpness: 20,
    luminanceMean: 20,
    underExposurePrevention: 20,
    overExposurePrevention: 20,
  },
};
