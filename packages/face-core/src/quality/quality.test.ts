import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import { MESH } from '../landmarks/mesh-indices.ts';
import type { RegionVisibility } from '../visibility/face-visibility.ts';
import { component, rampValue } from './component-value.ts';
import { eyesVisible } from './eyes-visible.ts';
import { faceOcclusionPrevention } from './face-occlusion-prevention.ts';
import { LUMA_SIDE } from './face-luma.ts';
import { headMeasures } from './head-measures.ts';
import { headPoseAngle } from './head-pose-angle.ts';
import { headSize } from './head-size.ts';
import { sharedLight } from './illumination-uniformity.ts';
import { lumaStatistics } from './luma-statistics.ts';
import { mouthOcclusionPrevention } from './mouth-occlusion-prevention.ts';
import { gradientLoss } from './sharpness.ts';
import { singleFacePresent } from './single-face-present.ts';

describe('rampValue', () => {
  it('runs from 0 to 100 between its ends, in either direction, and never leaves them', () => {
    fc.assert(
      fc.property(
        realNumber(-9, 9),
        realNumber(-9, 9),
        realNumber(-50, 50),
        (zeroAt, fullAt, native) => {
          fc.pre(Math.abs(zeroAt - fullAt) > 1e-3);
          const ramp = { zeroAt, fullAt };
          expect(rampValue(zeroAt, ramp)).toBe(0);
          expect(rampValue(fullAt, ramp)).toBe(100);
          expect(rampValue((zeroAt + fullAt) / 2, ramp)).toBeCloseTo(50, 6);
          expect(rampValue(native, ramp)).toBeGreaterThanOrEqual(0);
          expect(rampValue(native, ramp)).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('refuses a ramp without extent', () => {
    expect(() => rampValue(1, { zeroAt: 2, fullAt: 2 })).toThrow(RangeError);
  });
});

describe('components', () => {
  const ramp = { zeroAt: 0, fullAt: 1 };

  it('never turn what is not a number into a value', () => {
    expect(component(Number.NaN, ramp)).toEqual({
      status: 'failure-to-assess',
      nativeValue: null,
      value: null,
    });
  });

  it('keep the sign of an angle and judge its size', () => {
    const limit = { zeroAt: 40, fullAt: 0 };
    expect(headPoseAngle(-10, limit)).toEqual({ status: 'success', nativeValue: -10, value: 75 });
    expect(headPoseAngle(10, limit).value).toBe(75);
  });

  it('measure the head from the eyes to the chin, against the height of the picture', () => {
    const small = { zeroAt: 0, fullAt: 0.2 };
    const large = { zeroAt: 0.7, fullAt: 0.5 };
    const size = (scale: number) =>
      headSize(headMeasures(syntheticMesh({ scale, roll: 50 })), 600, small, large);
    // Upright, the eyes are 40 pixels above the origin.
    const chin = meshPoint(syntheticMesh(), MESH.chin).y;
    expect(size(1).nativeValue).toBeCloseTo((chin + 40) / 600, 6);
    expect(size(1).value).toBe(100);
    expect(size(0.2).value).toBeLessThan(50);
    expect(size(2.1).value).toBeLessThan(50);
  });

  it('see a second face by its share of the first', () => {
    const face = (side: number) => ({ box: { x: 0, y: 0, width: side, height: side }, score: 1 });
    const limit = { zeroAt: 1, fullAt: 0 };
    expect(singleFacePresent(face(100), [], limit).nativeValue).toBe(0);
    expect(singleFacePresent(face(100), [face(50), face(10)], limit).nativeValue).toBe(0.25);
    expect(singleFacePresent(face(0), [], limit).status).toBe('failure-to-assess');
  });
});

describe('what covers the face', () => {
  const ramp = { zeroAt: 1, fullAt: 0 };
  const seen: RegionVisibility = {
    subjectRightEye: 100,
    subjectLeftEye: 75,
    nose: 50,
    mouth: 25,
    top: 100,
    bottom: 0,
    subjectRightSide: 100,
    subjectLeftSide: 100,
  };

  it('is the share of the eye that is covered more, of the mouth, and the mean of all regions', () => {
    expect(eyesVisible(seen, ramp)).toEqual({ status: 'success', nativeValue: 0.25, value: 75 });
    expect(mouthOcclusionPrevention(seen, ramp).nativeValue).toBe(0.75);
    expect(faceOcclusionPrevention(seen, ramp).nativeValue).toBeCloseTo(2.5 / 8, 12);
    const other = { ...seen, subjectRightEye: 10 };
    expect(eyesVisible(other, ramp).nativeValue).toBeCloseTo(0.9, 12);
  });

  it('is not known where no head judged it', () => {
    for (const assess of [eyesVisible, mouthOcclusionPrevention, faceOcclusionPrevention])
      expect(assess(null, ramp).status).toBe('failure-to-assess');
  });
});

describe('light on the face', () => {
  const patch = (level: (i: number) => number) =>
    Float32Array.from({ length: LUMA_SIDE ** 2 }, (_, i) => level(i));

  it('is the mean, and the shares that are lost', () => {
    expect(lumaStatistics(patch(() => 127.5)).mean).toBeCloseTo(0.5, 6);
    const quarter = patch((i) => (i % 4 === 0 ? 250 : i % 4 === 1 ? 20 : 100));
    expect(lumaStatistics(quarter)).toMatchObject({
      overExposedShare: 0.25,
      underExposedShare: 0.25,
    });
  });
});

describe('sharedLight', () => {
  const lit = (left: number, right: number) =>
    Float32Array.from({ length: LUMA_SIDE ** 2 }, (_, i) => {
      const x = i % LUMA_SIDE;
      return (x < LUMA_SIDE / 2 ? left : right) + ((i * 7) % 13);
    });

  it('is whole where both sides are lit alike, and falls with the difference, whichever side is lit', () => {
    expect(sharedLight(lit(120, 120))).toBeCloseTo(1, 2);
    const differences = [0, 10, 20, 40, 80].map((more) => sharedLight(lit(120, 120 + more)));
    expect(differences).toEqual(differences.toSorted((a, b) => b - a));
    expect(differences[4]).toBe(0);
    expect(sharedLight(lit(140, 120))).toBeCloseTo(sharedLight(lit(120, 140)), 2);
    expect(sharedLight(lit(0, 0))).toBeLessThanOrEqual(1);
  });

  it('leaves out what is not the person, and says nothing of a cheek that is not seen', () => {
    // Beside a narrow face there is a bright wall at the right.
    const wall = (x: number) => x >= 0.75 * LUMA_SIDE;
    const narrow = lit(120, 120).map((grey, i) => (wall(i % LUMA_SIDE) ? 250 : grey));
    const person = Uint8Array.from(narrow, (_, i) => (wall(i % LUMA_SIDE) ? 0 : 1));
    expect(sharedLight(narrow)).toBeLessThan(0.7);
    expect(sharedLight(narrow, person)).toBeCloseTo(1, 1);
    expect(sharedLight(lit(120, 200), person)).toBeLessThan(0.1);
    const half = Uint8Array.from(narrow, (_, i) => (i % LUMA_SIDE < LUMA_SIDE / 2 ? 1 : 0));
    expect(sharedLight(narrow, half)).toBeNaN();
  });
});

describe('gradientLoss', () => {
  const texture = (period: number, contrast: number) =>
    Float32Array.from({ length: LUMA_SIDE ** 2 }, (_, i) => {
      const x = i % LUMA_SIDE;
      const y = Math.floor(i / LUMA_SIDE);
      return (
        128 + contrast * Math.sin((2 * Math.PI * x) / period) * Math.sin((2 * Math.PI * y) / period)
      );
    });

  it('falls as detail gets coarser, whatever the contrast', () => {
    const losses = [4, 8, 16, 32].map((period) => gradientLoss(texture(period, 60)));
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses[0]).toBeGreaterThan(0.4);
    expect(losses[3]).toBeLessThan(0.02);
    expect(gradientLoss(texture(8, 10))).toBeCloseTo(losses[1] ?? 0, 4);
  });

  it('is what the response of the blur predicts', () => {
    // The blur 1 2 1 leaves (1 + cos w) / 2 of a wave of w radians a pixel.
    for (const period of [6, 10, 20]) {
      const kept = (1 + Math.cos((2 * Math.PI) / period)) / 2;
      expect(gradientLoss(texture(period, 50))).toBeCloseTo(1 - kept, 1);
    }
  });

  it('is no number on a plain surface', () => {
    expect(gradientLoss(new Float32Array(LUMA_SIDE ** 2).fill(77))).toBeNaN();
  });
});
