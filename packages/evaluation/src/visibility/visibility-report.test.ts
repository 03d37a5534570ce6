import { COVER_KINDS, FACE_REGIONS } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import type { JudgedFace } from './judge-folder.ts';
import type { JudgedSample } from './region-errors.ts';
import { alarmFigures, drawnFigures, eyesFigures, mouthFigures } from './visibility-report.ts';

const LIMITS = {
  darkGlasses: 0.05,
  glare: 0.1,
  tinted: { colour: 3.5, darkGlasses: 0.003, colourAlone: 7 },
};

const face = (but: Partial<JudgedFace> = {}): JudgedFace => ({
  subjectRightEye: 100,
  subjectLeftEye: 100,
  nose: 100,
  mouth: 100,
  top: 100,
  bottom: 100,
  subjectRightSide: 100,
  subjectLeftSide: 100,
  darkGlasses: 0,
  glare: 0,
  lensColour: 1,
  ...but,
});

describe('alarmFigures', () => {
  it('counts at the limits, of the faces found, each face once under any', () => {
    const judged = [
      face(),
      face({ mouth: 45, nose: 45 }),
      face({ mouth: 46, top: 20 }),
      face({ top: 21, darkGlasses: 0.05, glare: 0.099 }),
      face({ lensColour: 3.5, darkGlasses: 0.003 }),
      face({ lensColour: 6.9, darkGlasses: 0.002 }),
      face({ lensColour: 3.4, darkGlasses: 0.049 }),
      face({ lensColour: null, darkGlasses: 0.049 }),
      null,
    ];
    const { alarms, ...found } = alarmFigures('some', judged, LIMITS);
    expect(found).toMatchObject({ name: 'some', pictures: 9, notFound: { count: 1, total: 9 } });
    const counts = Object.fromEntries(alarms.map(({ of, told }) => [of, told.count]));
    expect(counts).toEqual({
      subjectRightEye: 0,
      subjectLeftEye: 0,
      nose: 1,
      mouth: 1,
      top: 1,
      bottom: 0,
      subjectRightSide: 0,
      subjectLeftSide: 0,
      'dark glasses': 1,
      'tinted glasses': 1,
      glare: 0,
      'any of these': 4,
    });
    expect(alarms.every(({ told }) => told.total === 8)).toBe(true);
    const limitOf = (name: string) => {
      const { atMost, atLeast } = alarms.find(({ of }) => of === name) ?? {};
      return [atMost, atLeast];
    };
    expect(limitOf('top')).toEqual([20, undefined]);
    expect(limitOf('glare')).toEqual([undefined, 0.1]);
    expect(limitOf('any of these')).toEqual([undefined, undefined]);
  });
});

describe('mouthFigures', () => {
  it('asks for the limit from the side that is right', () => {
    const judged = [face({ mouth: 45 }), face({ mouth: 46 }), face({ mouth: 90 }), null];
    expect(mouthFigures('masks', judged, true).judgedRight).toMatchObject({ count: 1, total: 3 });
    expect(mouthFigures('none', judged, false).judgedRight).toMatchObject({ count: 2, total: 3 });
  });

  it('has no rate where no face is found', () => {
    const { judgedRight, notFound } = mouthFigures('masks', [null], true);
    expect(judgedRight).toMatchObject({ total: 0, rate: null });
    expect(notFound).toMatchObject({ count: 1, total: 1 });
  });
});

describe('eyesFigures', () => {
  it('counts a covered eye, a dark or tinted lens and a reflection', () => {
    const judged = [
      face(),
      face({ subjectLeftEye: 10 }),
      face({ darkGlasses: 0.3 }),
      face({ glare: 0.3 }),
      face({ lensColour: 9, darkGlasses: 0.01 }),
      null,
    ];
    expect(eyesFigures('glasses', judged, LIMITS).notFullyVisible).toMatchObject({
      count: 4,
      total: 5,
    });
  });
});

describe('drawnFigures', () => {
  it('has every region and kind, and the faces that were lost', () => {
    const nothing = new Float32Array(FACE_REGIONS.length * COVER_KINDS.length);
    const sample = (kinds: JudgedSample['kinds'], judged: Float32Array | null): JudgedSample => ({
      kinds,
      truth: nothing,
      judged,
      eyesOff: judged && 0.1,
      eyesTold: judged && true,
    });
    const samples = [sample(['mask'], null), sample([], nothing), sample(['mask'], nothing)];
    const { regions, kinds, ...found } = drawnFigures('people', samples);
    expect(found).toMatchObject({
      name: 'people',
      pictures: 3,
      notFound: { count: 1, total: 3 },
      rightPlace: { count: 2, total: 3 },
      wrongPlace: { count: 0, total: 3 },
    });
    expect(regions.map(({ region }) => region)).toEqual(FACE_REGIONS);
    expect(regions[0]).toMatchObject({ samples: 2, meanError: 0, areaUnderCurve: null });
    expect(kinds.map(({ kind, samples: count }) => [kind, count])).toEqual([
      ['mask', 2],
      ['none', 1],
    ]);
  });

  it('gives no mean error where no face was found', () => {
    const truth = new Float32Array(FACE_REGIONS.length * COVER_KINDS.length);
    const [region] = drawnFigures('people', [
      { kinds: [], truth, judged: null, eyesOff: null, eyesTold: null },
    ]).regions;
    expect(region).toMatchObject({ samples: 0, meanError: null });
  });
});
