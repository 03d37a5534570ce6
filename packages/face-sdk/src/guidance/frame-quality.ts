import { GUIDANCE_QUALITY, type Ramp } from '@iws/face-core';
import type { Finding } from './finding.ts';

const { ramps, passFrom } = GUIDANCE_QUALITY;

/** 0..100 on a straight line between the ramp's ends. */
const onRamp = (native: number, { zeroAt, fullAt }: Ramp): number =>
  100 * Math.min(1, Math.max(0, (native - zeroAt) / (fullAt - zeroAt)));

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
    yaw: onRamp(Math.abs(headPose.yaw), ramps.headPoseYaw),
    pitch: onRamp(Math.abs(headPose.pitch), ramps.headPosePitch),
    roll: onRamp(Math.abs(headPose.roll), ramps.headPoseRoll),
    eyes: eyes === null ? null : onRamp(eyes.openingGrade, ramps.eyesOpen),
    sharpness: onRamp(finding.sharpness, ramps.sharpness),
    notTooDark: onRamp(finding.luminanceMean, ramps.luminanceDark),
    notTooBright: onRamp(finding.luminanceMean, ramps.luminanceBright),
    underExposure: onRamp(finding.underExposedShare, ramps.underExposurePrevention),
    overExposure: onRamp(finding.overExposedShare, ramps.overExposurePrevention),
  };
}

/** The light advice that a frame calls for, or null when it would pass on the server. */
export function lightAdvice(
  quality: FrameQuality,
):
  | 'FEEDBACK_CHANGE_LIGHT_TOO_DARK'
  | 'FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT'
  | 'FEEDBACK_CHANGE_LIGHT'
  | null {
  if (quality.notTooDark < passFrom.luminanceMean) return 'FEEDBACK_CHANGE_LIGHT_TOO_DARK';
  if (quality.notTooBright < passFrom.luminanceMean) return 'FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT';
  const deepShadows = quality.underExposure < passFrom.underExposurePrevention;
  const burntOut = quality.overExposure < passFrom.overExposurePrevention;
  return deepShadows || burntOut ? 'FEEDBACK_CHANGE_LIGHT' : null;
}

export function sharpEnough(quality: FrameQuality): boolean {
  return quality.sharpness >= passFrom.sharpness;
}

/** The one number of a frame, 0..100: its weakest component counts half, the mean of all of them the other half. */
export function qualityMetric(quality: FrameQuality): number {
  const values = Object.values(quality).filter((value): value is number => value !== null);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (mean + Math.min(...values)) / 2;
}
