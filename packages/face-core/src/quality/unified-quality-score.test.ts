import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOLDEN_QUALITY } from '../../test/golden/quality-calibration.ts';
import { realNumber } from '../../test/real-number.ts';
import { component, NOT_ASSESSED } from './component-value.ts';
import type { QualityComponents } from './quality-component.ts';
import { unifiedQualityScore, type UnifiedQualityModel } from './unified-quality-score.ts';

const UNIT = { zeroAt: 0, fullAt: 1 };
const FLAWLESS = Object.fromEntries(
  [
    ...['singleFacePresent', 'headSize', 'interEyeDistance', 'leftwardCropOfTheFaceImage'],
    ...['rightwardCropOfTheFaceImage', 'marginAboveOfTheFaceImage', 'marginBelowOfTheFaceImage'],
    ...['headPoseYaw', 'headPosePitch', 'headPoseRoll', 'eyesOpen', 'mouthClosed', 'sharpness'],
    ...['compressionArtifacts', 'luminanceMean', 'luminanceVariance', 'dynamicRange'],
    ...['underExposurePrevention', 'overExposurePrevention', 'illuminationUniformity'],
    'naturalColour',
  ].map((id) => [id, component(1, UNIT)]),
) as unknown as QualityComponents;

const MODEL: UnifiedQualityModel = {
  intercept: -4,
  weights: { sharpness: { linear: 1, cubic: 2 }, headPoseYaw: { linear: 0, cubic: 4 } },
  ramp: { zeroAt: 0, fullAt: -4 },
};
const withValues = (sharpness: number, headPoseYaw: number): QualityComponents => ({
  ...FLAWLESS,
  sharpness: component(sharpness, UNIT),
  headPoseYaw: component(headPoseYaw, UNIT),
});

describe('unifiedQualityScore', () => {
  it('is 100 for a flawless picture, and adds what every deficit costs', () => {
    expect(unifiedQualityScore(FLAWLESS, MODEL)).toEqual({
      status: 'success',
      nativeValue: -4,
      value: 100,
    });
    const { nativeValue, value } = unifiedQualityScore(withValues(0.5, 0), MODEL);
    expect(nativeValue).toBeCloseTo(-4 + 0.5 + 2 * 0.125 + 4, 9);
    expect(value).toBe(0);
  });

  it('never rises when a component falls', () => {
    const share = realNumber(0, 1);
    fc.assert(
      fc.property(share, share, share, (better, fall, yaw) => {
        const score = (value: number) => unifiedQualityScore(withValues(value, yaw), MODEL).value;
        expect(score(better * fall)).toBeLessThanOrEqual(score(better) ?? Number.NaN);
      }),
    );
  });

  it('is no number when a component that counts was not assessed, and ignores the others', () => {
    const blind = { ...FLAWLESS, sharpness: NOT_ASSESSED };
    expect(unifiedQualityScore(blind, MODEL)).toEqual(NOT_ASSESSED);
    const other = { ...FLAWLESS, compressionArtifacts: NOT_ASSESSED };
    expect(unifiedQualityScore(other, MODEL).value).toBe(100);
    expect(unifiedQualityScore(other, GOLDEN_QUALITY.unified).value).toBe(100);
  });
});
