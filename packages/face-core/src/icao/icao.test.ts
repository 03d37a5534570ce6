import { describe, expect, it } from 'vitest';
import { component } from '../quality/component-value.ts';
import type { FaceVisibility } from '../visibility/face-visibility.ts';
import type { StepSpread } from '../visibility/lens-colour.ts';
import { assessIcao, type IcaoCalibration, type IcaoSubject } from './assess-icao.ts';
import { isCompliant, judgeRules } from './compliance.ts';
import { templateRefusal, type TemplateSubject } from './template-quality.ts';

const VISIBLE: FaceVisibility = {
  subjectRightEye: 91.4,
  subjectLeftEye: 92.6,
  nose: 93,
  mouth: 94,
  top: 95,
  bottom: 96,
  subjectRightSide: 97,
  subjectLeftSide: 98,
  darkGlasses: 0.1,
  glare: 0.1,
};
const SPREAD: StepSpread = { mean: [0, 0, 0], precision: [1, 0, 0, 0, 1, 0, 0, 0, 1] };
const CALIBRATION: IcaoCalibration = {
  eyeVisibilityAbove: 45,
  darkGlassesFrom: 0.5,
  glareFrom: 0.5,
  tintedFrom: { colour: 4, darkGlasses: 0.01, colourAlone: 8 },
  bareEyes: { cheek: SPREAD, forehead: SPREAD, noseBridge: SPREAD },
  backgroundUniformity: { zeroAt: 20, fullAt: 0 },
  compliance: [
    { field: 'multiple_faces', is: false },
    { field: 'eyes_full_visibility', is: true },
    { field: 'eyeR_visibility', above: 45 },
    { field: 'over_exposure', below: 30 },
  ],
};
const UNIT = { zeroAt: 0, fullAt: 1 };
const SUBJECT: IcaoSubject = {
  faceCount: 1,
  eyes: { subjectRight: 90, subjectLeft: 80, openingGrade: 80, eyesStatus: 'OPEN' },
  components: {
    backgroundUniformity: component(0.5, UNIT),
    illuminationUniformity: component(0.7, UNIT),
    overExposurePrevention: component(0.034, { zeroAt: 1, fullAt: 0 }),
    underExposurePrevention: component(0.2, { zeroAt: 1, fullAt: 0 }),
  },
  visibility: VISIBLE,
  lensColour: 1,
};
const assess = (change: Partial<IcaoSubject>) => assessIcao({ ...SUBJECT, ...change }, CALIBRATION);

describe('assessIcao', () => {
  it('names the sides of the picture: R is the left eye of the subject', () => {
    expect(assess({})).toEqual({
      multiple_faces: false,
      eyes_full_visibility: true,
      background_continuity: 50,
      illumination_uniformity: 70,
      over_exposure: 3,
      under_exposure: 20,
      nose_visibility: 93,
      mouth_visibility: 94,
      top_visibility: 95,
      bottom_visibility: 96,
      eyeL_visibility: 91,
      eyeR_visibility: 93,
      sideL_visibility: 97,
      sideR_visibility: 98,
      is_compliant: true,
    });
    const leftEyeCovered = assess({ visibility: { ...VISIBLE, subjectLeftEye: 3 } });
    expect(leftEyeCovered).toMatchObject({ eyeR_visibility: 3, eyeL_visibility: 91 });
    expect(leftEyeCovered.is_compliant).toBe(false);
  });

  it('never makes a number of what was not measured', () => {
    const nothing = assess({ eyes: null, components: {}, visibility: null });
    const numbers = Object.values(nothing).filter((value) => typeof value === 'number');
    expect(numbers).toEqual([]);
    expect(nothing.eyes_full_visibility).toBeNull();
    expect(nothing.is_compliant).toBeNull();
    const failed = assess({ components: { backgroundUniformity: component(Number.NaN, UNIT) } });
    expect(failed.background_continuity).toBeNull();
  });

  it.each<[string, Partial<IcaoSubject>, boolean | null]>([
    ['closed', { eyes: { ...SUBJECT.eyes!, openingGrade: 1, eyesStatus: 'CLOSED' } }, false],
    [
      'closed, whatever covers them',
      { eyes: { ...SUBJECT.eyes!, eyesStatus: 'CLOSED' }, visibility: null },
      false,
    ],
    ['one behind a hand', { visibility: { ...VISIBLE, subjectLeftEye: 45 } }, false],
    ['both just visible', { visibility: { ...VISIBLE, subjectLeftEye: 46 } }, true],
    [
      'one behind a hand, opening not measured',
      { visibility: { ...VISIBLE, subjectRightEye: 20 }, eyes: null },
      false,
    ],
    ['behind dark lenses', { visibility: { ...VISIBLE, darkGlasses: 0.5 } }, false],
    ['behind tinted lenses', { lensColour: 4 }, false],
    [
      'of another colour, but bare',
      { lensColour: 7.9, visibility: { ...VISIBLE, darkGlasses: 0.009 } },
      true,
    ],
    ['behind what looks like glasses, but clear', { lensColour: 3.9 }, true],
    [
      'of a colour that no skin has',
      { lensColour: 8, visibility: { ...VISIBLE, darkGlasses: 0 } },
      false,
    ],
    ['whose colour was not measured', { lensColour: null }, true],
    ['behind a reflection', { visibility: { ...VISIBLE, glare: 0.9 } }, false],
    [
      'behind a reflection, not measured',
      { visibility: { ...VISIBLE, glare: 0.9 }, eyes: null },
      false,
    ],
    ['open, but nobody looked for lenses', { visibility: null }, null],
  ])('says whether eyes are fully visible: %s', (_, change, expected) => {
    expect(assess(change).eyes_full_visibility).toBe(expected);
  });

  it('counts faces', () => {
    expect(assess({ faceCount: 2 })).toMatchObject({ multiple_faces: true, is_compliant: false });
  });
});

describe('isCompliant', () => {
  it('fails by one rule, whatever else is unknown', () => {
    const measured = assess({ visibility: null, faceCount: 3 });
    expect(isCompliant(measured, CALIBRATION.compliance)).toBe(false);
  });

  it('says of each rule whether it holds', () => {
    const measured = assess({ visibility: null, faceCount: 3 });
    expect(judgeRules(measured, CALIBRATION.compliance)).toEqual([
      { field: 'multiple_faces', is: false, holds: false },
      { field: 'eyes_full_visibility', is: true, holds: null },
      { field: 'eyeR_visibility', above: 45, holds: null },
      { field: 'over_exposure', below: 30, holds: true },
    ]);
  });

  it('refuses a rule that does not fit its field', () => {
    const measured = assess({});
    expect(() => isCompliant(measured, [{ field: 'nose_visibility', is: true }])).toThrow(
      RangeError,
    );
    expect(() => isCompliant(measured, [{ field: 'multiple_faces', above: 1 }])).toThrow(
      RangeError,
    );
  });

  it('stands exactly on a limit as the guide says: greater than', () => {
    const at = assess({ visibility: { ...VISIBLE, subjectLeftEye: 45 } });
    expect(at.is_compliant).toBe(false);
    expect(assess({ visibility: { ...VISIBLE, subjectLeftEye: 46 } }).is_compliant).toBe(true);
  });
});

describe('templateRefusal', () => {
  const modes = {
    ENROL: { visibilityAbove: 45, interEyeDistanceFrom: 60, qualityFrom: 50 },
    VERIFY: { interEyeDistanceFrom: 35, qualityFrom: 20 },
  };
  const good: TemplateSubject = {
    faceCount: 1,
    visibility: VISIBLE,
    eyesFullyVisible: true,
    headPoseCheck: true,
    interEyeDistance: 90,
    unifiedQualityScore: 80,
  };

  it.each<[string, Partial<TemplateSubject>, object | null, object | null]>([
    ['a good picture', {}, null, null],
    ['two faces', { faceCount: 2 }, { rule: 'single-face', reason: 'failed' }, null],
    [
      'a covered mouth',
      { visibility: { ...VISIBLE, mouth: 20 } },
      { rule: 'features-visible', reason: 'failed' },
      null,
    ],
    [
      'closed eyes',
      { eyesFullyVisible: false },
      { rule: 'features-visible', reason: 'failed' },
      null,
    ],
    [
      'visibility not measured',
      { visibility: null, eyesFullyVisible: null },
      { rule: 'features-visible', reason: 'not-assessed' },
      null,
    ],
    ['a turned head', { headPoseCheck: false }, { rule: 'head-pose', reason: 'failed' }, null],
    [
      'a distant face',
      { interEyeDistance: 50 },
      { rule: 'inter-eye-distance', reason: 'failed' },
      null,
    ],
    [
      'a face too far',
      { interEyeDistance: 20 },
      { rule: 'inter-eye-distance', reason: 'failed' },
      { rule: 'inter-eye-distance', reason: 'failed' },
    ],
    ['middling quality', { unifiedQualityScore: 30 }, { rule: 'quality', reason: 'failed' }, null],
    [
      'quality not assessed',
      { unifiedQualityScore: null },
      { rule: 'quality', reason: 'not-assessed' },
      { rule: 'quality', reason: 'not-assessed' },
    ],
  ])('%s', (_, change, enrol, verify) => {
    const subject = { ...good, ...change };
    expect(templateRefusal('ENROL', subject, modes)).toEqual(enrol);
    expect(templateRefusal('VERIFY', subject, modes)).toEqual(verify);
    expect(templateRefusal('DISABLED', subject, modes)).toBeNull();
  });
});
