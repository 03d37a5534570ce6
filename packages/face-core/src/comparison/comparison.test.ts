import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import { applyAffine } from '../geometry/affine.ts';
import { fivePoints } from '../landmarks/five-points.ts';
import { alignmentOf, ARCFACE_POINTS } from './align-face.ts';
import { normalise } from './extract-features.ts';
import { comparisonScore } from './features.ts';

const vectors = fc
  .array(realNumber(-5, 5), { minLength: 8, maxLength: 8 })
  .map((values) => Float32Array.from(values))
  .filter((values) => Math.hypot(...values) > 0.01);

describe('comparisonScore', () => {
  it('is 1 with itself, symmetric, and blind to length', () => {
    fc.assert(
      fc.property(vectors, vectors, realNumber(0.1, 9), (a, b, factor) => {
        expect(comparisonScore(a, a)).toBeCloseTo(1, 6);
        const score = comparisonScore(a, b);
        expect(comparisonScore(b, a)).toBeCloseTo(score, 9);
        expect(
          comparisonScore(
            a.map((value) => value * factor),
            b,
          ),
        ).toBeCloseTo(score, 5);
        expect(Math.abs(score)).toBeLessThanOrEqual(1);
        expect(
          comparisonScore(
            a,
            b.map((value) => -value),
          ),
        ).toBeCloseTo(-score, 9);
      }),
    );
  });

  it('refuses vectors of different models, empty ones and ones without direction', () => {
    const one = Float32Array.of(1, 0);
    expect(() => comparisonScore(one, Float32Array.of(1, 0, 0))).toThrow(RangeError);
    expect(() => comparisonScore(new Float32Array(), new Float32Array())).toThrow(RangeError);
    expect(() => comparisonScore(one, new Float32Array(2))).toThrow(RangeError);
    expect(() => comparisonScore(one, Float32Array.of(Number.NaN, 1))).toThrow(RangeError);
  });
});

describe('normalise', () => {
  it('gives length one and keeps the direction', () => {
    fc.assert(
      fc.property(vectors, (values) => {
        const unit = normalise(values);
        expect(Math.hypot(...unit)).toBeCloseTo(1, 5);
        expect(comparisonScore(unit, values)).toBeCloseTo(1, 5);
      }),
    );
  });

  it('refuses what has no direction', () => {
    expect(() => normalise(new Float32Array(4))).toThrow(RangeError);
    expect(() => normalise(Float32Array.of(Number.POSITIVE_INFINITY, 0))).toThrow(RangeError);
  });
});

describe('alignmentOf', () => {
  it('brings the eyes level to their place, whatever the size and tilt of the face', () => {
    for (const placement of [
      {},
      { roll: 40 },
      { scale: 0.3, x: 700, y: -50 },
      { roll: -75, scale: 2 },
    ]) {
      const points = fivePoints(syntheticMesh(placement));
      const toFrame = alignmentOf(points, ARCFACE_POINTS);
      const rightEye = applyAffine(toFrame, { x: 38.8, y: 52.2 });
      const leftEye = applyAffine(toFrame, { x: 74.03, y: 52 });
      const eyes = Math.hypot(
        points.subjectLeftEye.x - points.subjectRightEye.x,
        points.subjectLeftEye.y - points.subjectRightEye.y,
      );
      const off = (a: { x: number; y: number }, b: { x: number; y: number }) =>
        Math.hypot(a.x - b.x, a.y - b.y) / eyes;
      expect(off(rightEye, points.subjectRightEye)).toBeLessThan(0.2);
      expect(off(leftEye, points.subjectLeftEye)).toBeLessThan(0.2);
    }
  });
});
