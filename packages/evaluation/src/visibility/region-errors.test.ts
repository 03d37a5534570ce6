import { COVER_KINDS, FACE_REGIONS, type FaceRegionName } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import { areaUnderCurve, kindErrors, regionError, type JudgedSample } from './region-errors.ts';

/** A face of which only one region is covered: truly by `truth`, by judgement by `judged` (null: not found). */
function sample(
  region: FaceRegionName,
  truth: number,
  judged: number | null,
  kinds: JudgedSample['kinds'] = ['mask'],
  eyesOff = 0,
): JudgedSample {
  const at = (share: number) => {
    const shares = new Float32Array(FACE_REGIONS.length * COVER_KINDS.length);
    shares[FACE_REGIONS.indexOf(region) * COVER_KINDS.length] = share;
    return shares;
  };
  return judged === null
    ? { kinds, truth: at(truth), judged, eyesOff: null, eyesTold: null }
    : { kinds, truth: at(truth), judged: at(judged), eyesOff, eyesTold: judged > 0.5 };
}

describe('regionError', () => {
  it('counts at the limit and leaves out faces that were not found', () => {
    const found = regionError(
      [
        sample('mouth', 1, 0.9),
        sample('mouth', 0.8, 0.5),
        sample('mouth', 0.5, 0.5),
        sample('mouth', 0, 0.6),
        sample('mouth', 0.25, 0.25),
        sample('mouth', 1, null),
      ],
      'mouth',
      45,
    );
    expect(found.samples).toBe(5);
    expect(found.meanError).toBeCloseTo((10 + 30 + 0 + 60 + 0) / 5, 4);
    expect(found.coveredFound).toMatchObject({ count: 1, total: 2 });
    expect(found.falseAlarms).toMatchObject({ count: 1, total: 2 });
    expect(found.areaUnderCurve).toBeCloseTo(3 / 4, 9);
  });

  it('looks at the region that is asked for', () => {
    const found = regionError([sample('nose', 1, 1)], 'subjectLeftSide', 20);
    expect(found.coveredFound.total).toBe(0);
    expect(found.meanError).toBe(0);
  });
});

describe('areaUnderCurve', () => {
  it('is the share of pairs in order, ties half', () => {
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(1);
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(0);
    expect(areaUnderCurve([1, 1], [1, 1])).toBe(0.5);
    expect(areaUnderCurve([1, 3], [2, 3])).toBe((1 + 1 + 0 + 0.5) / 4);
    expect(areaUnderCurve([], [1])).toBeNull();
  });
});

describe('kindErrors', () => {
  it('groups by kind and counts faces that were lost or found elsewhere', () => {
    const errors = kindErrors([
      sample('mouth', 1, 0.5, ['mask'], 0.36),
      sample('mouth', 1, 0.5, ['mask'], 0.34),
      sample('mouth', 1, null),
      sample('mouth', 0, 0, []),
      sample('mouth', 0, 0, ['mask', 'hat']),
    ]);
    expect(errors.find(({ kind }) => kind === 'mask')).toMatchObject({
      samples: 3,
      rightPlace: { count: 1, total: 3 },
      wrongPlace: { count: 1, total: 3 },
      missed: { count: 1, total: 3 },
      meanError: 50 / FACE_REGIONS.length,
      eyesTold: { count: 0, total: 2 },
    });
    expect(errors.find(({ kind }) => kind === 'none')?.meanError).toBe(0);
    expect(errors.find(({ kind }) => kind === 'two kinds')?.samples).toBe(1);
  });
});
