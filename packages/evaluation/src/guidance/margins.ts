import type { GuidanceCalibration } from '@iws/models';
import { balancedWeights, weightedQuantile, type Origin } from '../statistics/weighted-scores.ts';
import type { Compared, MarginName } from './compared-frame.ts';

/** Of the frames in which a component is as guidance last accepts it, this share is at most worse on the server than it allows. */
export const SHARE = 0.05;

/** One frame of a source, measured twice. */
export interface ComparedFrame extends Origin, Compared {}

/** Of genuine pictures this share is lit less evenly than guidance accepts. */
export const UNEVEN = 0.01;

const NAMES: readonly MarginName[] = [
  'headPoseYaw',
  'headPosePitch',
  'headPoseRoll',
  'sharpness',
  'luminanceDark',
  'luminanceBright',
  'underExposurePrevention',
  'overExposurePrevention',
];

/** The margin of each component: by how much all but SHARE of the frames are at most worse on the server; never below 0. */
export function margins(frames: readonly ComparedFrame[]): GuidanceCalibration['margins'] {
  const weights = balancedWeights(frames);
  const margin = (name: MarginName) => {
    const scores = frames.map(({ worse }, i) => ({ score: worse[name], weight: weights[i] ?? 0 }));
    return Math.max(0, weightedQuantile(scores, 1 - SHARE));
  };
  return Object.fromEntries(
    NAMES.map((name) => [name, margin(name)]),
  ) as GuidanceCalibration['margins'];
}

/** What is beyond the limits of guidance that the server's quality check does not have. */
export function limits(frames: readonly ComparedFrame[]): GuidanceCalibration['limits'] {
  const weights = balancedWeights(frames);
  const scores = frames.map(({ sharedLight }, i) => ({
    score: sharedLight,
    weight: weights[i] ?? 0,
  }));
  return { sharedLight: weightedQuantile(scores, UNEVEN) };
}
