import type { QualityComponentId, QualityRamps } from '@iws/face-core';
import { componentsOf } from './components-of.ts';
import type { QualityOf } from './discard.ts';

/** The components that the score counted before it was fitted. */
const COUNTED: readonly QualityComponentId[] = [
  'singleFacePresent',
  'headSize',
  'headPoseYaw',
  'headPosePitch',
  'headPoseRoll',
  'eyesOpen',
  'sharpness',
  'luminanceMean',
  'underExposurePrevention',
  'overExposurePrevention',
];

/** What the fitted score has to beat: half the mean of ten components, half the lowest of them, as it was stated before. */
export function statedMean(ramps: QualityRamps): QualityOf {
  return ({ native }) => {
    const components = componentsOf(native, ramps);
    const values = COUNTED.flatMap((id) => components[id].value ?? []);
    if (values.length < COUNTED.length) return null;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return (mean + Math.min(...values)) / 2;
  };
}
