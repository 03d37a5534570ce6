import guidance from '@iws/models/calibration/guidance.json' with { type: 'json' };
import quality from '@iws/models/calibration/quality.json' with { type: 'json' };
import type { Ramp } from '@iws/face-core';

const { ramps, passFrom } = quality;
const { margins, limits } = guidance;

/** How native values become 0..100: the server's own ramps. */
export const RAMPS = ramps;

/**
 * The native value up to which guidance lets a component be: where the server's quality check just passes, and by the measured margin
 * better, since the server sees other pixels than guidance does.
 */
function limit({ zeroAt, fullAt }: Ramp, pass: number, margin: number): number {
  const passing = zeroAt + ((fullAt - zeroAt) * pass) / 100;
  return passing + Math.sign(fullAt - zeroAt) * margin;
}

/** Degrees off the front, shares 0..1. */
export const LIMITS = {
  /** The server's check asks nothing of it: what hardly any genuine picture has. */
  leastSharedLight: limits.sharedLight,
  yaw: limit(ramps.headPoseYaw, passFrom.headPoseYaw, margins.headPoseYaw),
  pitch: limit(ramps.headPosePitch, passFrom.headPosePitch, margins.headPosePitch),
  roll: limit(ramps.headPoseRoll, passFrom.headPoseRoll, margins.headPoseRoll),
  leastSharpness: limit(ramps.sharpness, passFrom.sharpness, margins.sharpness),
  darkest: limit(ramps.luminanceDark, passFrom.luminanceMean, margins.luminanceDark),
  brightest: limit(ramps.luminanceBright, passFrom.luminanceMean, margins.luminanceBright),
  mostUnderExposed: limit(
    ramps.underExposurePrevention,
    passFrom.underExposurePrevention,
    margins.underExposurePrevention,
  ),
  mostOverExposed: limit(
    ramps.overExposurePrevention,
    passFrom.overExposurePrevention,
    margins.overExposurePrevention,
  ),
} as const;
