import { rampValue } from '@iws/face-core';
import type { Finding } from './finding.ts';
import { LIMITS, RAMPS as ramps } from './limits.ts';

/** Quality components of a frame, each 0..100, by the server's own mapping; eyes are null while not measured. */
export interface FrameQuality {
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  readonly eyes: number | null;
  readonly sharpness: number;
  readonly notTooDark: number;
  readonly notTooBright: number;
  readonly underExposure: number;
  readonly overExposure: number;
}

export function frameQuality(finding: Finding): FrameQuality {
  const { headPose, eyes } = finding;
  return {
    yaw: rampValue(Math.abs(headPose.yaw), ramps.headPoseYaw),
    pitch: rampValue(Math.abs(headPose.pitch), ramps.headPosePitch),
    roll: rampValue(Math.abs(headPose.roll), ramps.headPoseRoll),
    eyes: eyes === null ? null : rampValue(eyes.openingGrade, ramps.eyesOpen),
    sharpness: rampValue(finding.sharpness, ramps.sharpness),
    notTooDark: rampValue(finding.luminanceMean, ramps.luminanceDark),
    notTooBright: rampValue(finding.luminanceMean, ramps.luminanceBright),
    underExposure: rampValue(finding.underExposedShare, ramps.underExposurePrevention),
    overExposure: rampValue(finding.overExposedShare, ramps.overExposurePrevention),
  };
}

/** The light advice that a frame calls for, or null when its light would pass on the server and comes from no side alone. */
export function lightAdvice({
  luminanceMean,
  underExposedShare,
  overExposedShare,
  sharedLight,
}: Finding):
  | 'FEEDBACK_CHANGE_LIGHT_TOO_DARK'
  | 'FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT'
  | 'FEEDBACK_CHANGE_LIGHT'
  | null {
  if (luminanceMean < LIMITS.darkest) return 'FEEDBACK_CHANGE_LIGHT_TOO_DARK';
  if (luminanceMean > LIMITS.brightest) return 'FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT';
  const deepShadows = underExposedShare > LIMITS.mostUnderExposed;
  const burntOut = overExposedShare > LIMITS.mostOverExposed;
  const uneven = sharedLight < LIMITS.leastSharedLight;
  return deepShadows || burntOut || uneven ? 'FEEDBACK_CHANGE_LIGHT' : null;
}

export function sharpEnough({ sharpness }: Finding): boolean {
  return sharpness >= LIMITS.leastSharpness;
}

/** The one number of a frame, 0..100: its weakest component counts half, the mean of all of them the other half. */
export function qualityMetric(quality: FrameQuality): number {
  const values = Object.values(quality).filter((value): value is number => value !== null);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (mean + Math.min(...values)) / 2;
}
