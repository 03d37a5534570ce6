import { describe, expect, it } from 'vitest';
import type { FaceAppearance } from '../comparison/face-appearance.ts';
import { MESH_POINTS, type FaceMesh } from '../landmarks/face-mesh.ts';
import { eyeFeatures, judgeEyes, type EyeHead } from './eye-head.ts';
import { REGION_POINTS } from './region-points.ts';

const HEAD: EyeHead = {
  maps: [{ channels: 4, side: 28 }],
  weights: Float32Array.from([1, 0, 0, -2]),
  modelWeight: 0.5,
  bias: 3,
};

/** The points of the subject's left eye lie at x = 80, all others at x = 20; the maps rise by one from cell to cell to the right. */
const MESH: FaceMesh<'frame'> = {
  presence: 1,
  points: Array.from({ length: MESH_POINTS }, (_, i) => ({
    x: REGION_POINTS.subjectLeftEye.includes(i) ? 80 : 20,
    y: 56,
    z: 0,
  })),
};
const data = Float32Array.from(
  { length: 4 * 28 * 28 },
  (_, i) => (i % 28) * (1 + Math.floor(i / 784)),
);
const APPEARANCE: FaceAppearance = {
  maps: [{ data, dims: [1, 4, 28, 28] }],
  toAligned: { a: 1, b: 0, c: 0, d: 1, tx: 0, ty: 0 },
};

describe('judgeEyes', () => {
  it('weighs what is seen at the points of each eye, and what the eye model says', () => {
    // x = 20 of 112 is place 4.5 of 28, x = 80 is 19.5; the channels are 1, 2, 3, 4 times that.
    const judged = judgeEyes(MESH, APPEARANCE, { subjectRight: 2, subjectLeft: -2 }, HEAD);
    expect(judged?.subjectRight).toBeCloseTo(3 + 0.5 * 2 + 4.5 * (1 - 2 * 4), 4);
    expect(judged?.subjectLeft).toBeCloseTo(3 - 0.5 * 2 + 19.5 * (1 - 2 * 4), 4);
    expect(eyeFeatures(MESH, APPEARANCE)?.subjectLeft).toEqual(
      Float32Array.from([19.5, 39, 58.5, 78]),
    );
  });

  it('judges nothing without maps', () => {
    const odds = { subjectRight: 0, subjectLeft: 0 };
    expect(judgeEyes(MESH, { ...APPEARANCE, maps: [] }, odds, HEAD)).toBeNull();
  });

  it('refuses other maps than it was trained on', () => {
    const other = { ...HEAD, maps: [{ channels: 4, side: 14 }] };
    const odds = { subjectRight: 0, subjectLeft: 0 };
    expect(() => judgeEyes(MESH, APPEARANCE, odds, other)).toThrow('4x14x14');
  });
});
