import { loadGuidanceCalibration, loadQualityCalibration } from '@iws/models';
import { rampValue } from '@iws/face-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding, Oval } from './finding.ts';
import { guide, progress, standStill, START, type Guidance } from './guidance.ts';
import { judgeFrame, judgePicture } from './judge-frame.ts';
import { LIMITS, RAMPS } from './limits.ts';
import { frameScore } from './frame-score.ts';

const SHARP = RAMPS.sharpness.fullAt;
const oval: Oval = { centreX: 360, centreY: 480, width: 432, height: 576 };

/** A face as it should be: in the oval, straight, sharp, lit, eyes open. */
function face(change: Partial<Finding> = {}): Finding {
  return {
    faceCount: 1,
    faceBox: { x: 230, y: 300, width: 260, height: 340 },
    headBox: { x: 200, y: 230, width: 320, height: 500 },
    headPose: { yaw: 0, pitch: 0, roll: 0 },
    eyes: { subjectRight: 80, subjectLeft: 80, openingGrade: 80, eyesStatus: 'OPEN' },
    interEyeDistance: 120,
    sharpness: SHARP,
    luminanceMean: 0.5,
    underExposedShare: 0,
    overExposedShare: 0,
    sharedLight: 0.8,
    portrait: { x: 0, y: 0, width: 720, height: 960 },
    wholeHead: true,
    ...change,
  };
}

const moved = (dx: number, dy: number, grow = 1): Partial<Finding> => ({
  headBox: { x: 200 + dx, y: 230 + dy, width: 320 * grow, height: 500 * grow },
});
const closed = { subjectRight: 2, subjectLeft: 2, openingGrade: 2, eyesStatus: 'CLOSED' } as const;

describe('the judgement of one frame', () => {
  const cases: [string, Finding | null][] = [
    ['FEEDBACK_SEARCHING', null],
    ['FEEDBACK_PLEASE_HOLD', face()],
    ['FEEDBACK_MULTIPLE_FACES', face({ faceCount: 2 })],
    ['FEEDBACK_FAR', face(moved(60, 100, 0.6))],
    ['FEEDBACK_FAR', face({ interEyeDistance: 30 })],
    ['FEEDBACK_CLOSE', face(moved(-60, -100, 1.5))],
    ['FEEDBACK_NOT_CENTERED', face(moved(140, 0))],
    ['FEEDBACK_NOT_CENTERED', face(moved(0, -150))],
    ['FEEDBACK_FACE_OUTSIDE', face({ wholeHead: false })],
    ['FEEDBACK_RIGHT_FACING', face({ headPose: { yaw: 25, pitch: 0, roll: 0 } })],
    ['FEEDBACK_LEFT_FACING', face({ headPose: { yaw: -25, pitch: 0, roll: 0 } })],
    ['FEEDBACK_UP_FACING', face({ headPose: { yaw: 0, pitch: 21, roll: 0 } })],
    ['FEEDBACK_DOWN_FACING', face({ headPose: { yaw: 0, pitch: -21, roll: 0 } })],
    ['FEEDBACK_ROTATED', face({ headPose: { yaw: 0, pitch: 0, roll: -20 } })],
    ['FEEDBACK_EYES_CLOSED', face({ eyes: closed })],
    ['FEEDBACK_CHANGE_LIGHT_TOO_DARK', face({ luminanceMean: 0.08 })],
    ['FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT', face({ luminanceMean: 0.96 })],
    ['FEEDBACK_CHANGE_LIGHT', face({ underExposedShare: 0.3 })],
    ['FEEDBACK_CHANGE_LIGHT', face({ overExposedShare: 0.5 })],
    ['FEEDBACK_CHANGE_LIGHT', face({ sharedLight: LIMITS.leastSharedLight - 0.01 })],
    ['FEEDBACK_PLEASE_HOLD', face({ sharedLight: LIMITS.leastSharedLight + 0.01 })],
    ['FEEDBACK_STABLE', face({ sharpness: 0 })],
  ];
  test.each(cases)('%s', (advice, finding) => {
    expect(judgeFrame(finding, null, oval, { eyes: true, holding: false })).toBe(advice);
  });

  test('a fast face', () => {
    expect(judgeFrame(face(), 2, oval, { eyes: true, holding: false })).toBe('FEEDBACK_NOT_STABLE');
  });

  test('closed eyes do not matter when nobody asks for them', () => {
    const options = { eyes: false, holding: false };
    expect(judgeFrame(face({ eyes: closed }), null, oval, options)).toBe('FEEDBACK_PLEASE_HOLD');
  });

  test('limits are wider while holding', () => {
    const turned = face({ headPose: { yaw: 19, pitch: 0, roll: 0 } });
    const judge = (holding: boolean) => judgeFrame(turned, null, oval, { eyes: true, holding });
    expect(judge(false)).toBe('FEEDBACK_RIGHT_FACING');
    expect(judge(true)).toBe('FEEDBACK_PLEASE_HOLD');
  });
});

describe('the judgement of a photograph', () => {
  const cases: [string, Finding | null][] = [
    ['FEEDBACK_SEARCHING', null],
    ['FEEDBACK_PLEASE_HOLD', face(moved(140, 60))],
    ['FEEDBACK_PLEASE_HOLD', face(moved(60, 100, 0.6))],
    ['FEEDBACK_MULTIPLE_FACES', face({ faceCount: 2 })],
    ['FEEDBACK_FAR', face({ interEyeDistance: 39 })],
    ['FEEDBACK_FACE_OUTSIDE', face({ wholeHead: false })],
    ['FEEDBACK_LEFT_FACING', face({ headPose: { yaw: -25, pitch: 0, roll: 0 } })],
    ['FEEDBACK_EYES_CLOSED', face({ eyes: closed })],
    ['FEEDBACK_CHANGE_LIGHT_TOO_DARK', face({ luminanceMean: 0.08 })],
    ['FEEDBACK_STABLE', face({ sharpness: 0 })],
  ];
  test.each(cases)('%s', (advice, finding) => expect(judgePicture(finding, true)).toBe(advice));

  test('closed eyes do not matter when nobody asks for them', () => {
    expect(judgePicture(face({ eyes: closed }), false)).toBe('FEEDBACK_PLEASE_HOLD');
  });
});

describe('what guidance accepts while holding passes the quality check of the server', () => {
  type Quality = Awaited<ReturnType<typeof loadQualityCalibration>>;
  type Margins = Awaited<ReturnType<typeof loadGuidanceCalibration>>['margins'];
  type Component = keyof Quality['passFrom'];
  let quality: Quality;
  let margins: Margins;
  beforeAll(async () => {
    quality = await loadQualityCalibration();
    ({ margins } = await loadGuidanceCalibration());
  });
  const pose = (angle: object) => ({ headPose: { yaw: 0, pitch: 0, roll: 0, ...angle } });

  /** From a value that is fine to one that is not. */
  const cases: [keyof Margins, Component, number, number, (value: number) => Partial<Finding>][] = [
    ['headPoseYaw', 'headPoseYaw', 0, 60, (yaw) => pose({ yaw })],
    ['headPosePitch', 'headPosePitch', 0, 60, (pitch) => pose({ pitch: -pitch })],
    ['headPoseRoll', 'headPoseRoll', 0, 60, (roll) => pose({ roll })],
    ['sharpness', 'sharpness', SHARP, 0, (sharpness) => ({ sharpness })],
    ['luminanceDark', 'luminanceMean', 0.5, 0, (luminanceMean) => ({ luminanceMean })],
    ['luminanceBright', 'luminanceMean', 0.5, 1, (luminanceMean) => ({ luminanceMean })],
    [
      'underExposurePrevention',
      'underExposurePrevention',
      0,
      1,
      (underExposedShare) => ({ underExposedShare }),
    ],
    [
      'overExposurePrevention',
      'overExposurePrevention',
      0,
      1,
      (overExposedShare) => ({ overExposedShare }),
    ],
  ];
  test.each(cases)('%s', (ramp, component, fine, bad, change) => {
    const accepted = (value: number) =>
      judgeFrame(face(change(value)), null, oval, { eyes: true, holding: true }) ===
      'FEEDBACK_PLEASE_HOLD';
    expect(accepted(fine)).toBe(true);
    expect(accepted(bad)).toBe(false);
    let [good, refused] = [fine, bad];
    for (let halvings = 0; halvings < 40; halvings++) {
      const middle = (good + refused) / 2;
      if (accepted(middle)) good = middle;
      else refused = middle;
    }
    // The server measures a value that is worse by the margin.
    const seen = good + Math.sign(bad - fine) * margins[ramp];
    const value = rampValue(seen, quality.ramps[ramp]);
    expect(value).toBeGreaterThanOrEqual(quality.passFrom[component] - 1e-6);
  });

  test('eyesOpen', () => {
    // The same number in both: an opening grade of 10.
    const eyes = { ...closed, openingGrade: 10, eyesStatus: 'OPEN' } as const;
    const options = { eyes: true, holding: true };
    expect(judgeFrame(face({ eyes }), null, oval, options)).toBe('FEEDBACK_PLEASE_HOLD');
    const value = rampValue(eyes.openingGrade, quality.ramps.eyesOpen);
    expect(value).toBeGreaterThanOrEqual(quality.passFrom.eyesOpen);
  });
});

/** Runs frames of 100 ms, from `before` on. */
function run(frames: (Finding | null)[], before: Guidance = START): Guidance[] {
  const start = (before.last?.at ?? 900) + 100;
  const states: Guidance[] = [];
  let state = before;
  frames.forEach((finding, index) => {
    const at = start + index * 100;
    state = guide(state, { at, finding, oval, eyes: true, wrongOrientation: false });
    states.push(state);
  });
  return states;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('guidance over time', () => {
  test('holding still for 0.9 s completes, and not before', () => {
    const states = run(times(11, face()));
    expect(states.findIndex((state) => state.complete)).toBe(9);
    expect(
      states.map(progress).every((value, i, all) => i === 0 || value >= (all[i - 1] ?? 0)),
    ).toBe(true);
    expect(progress(states.at(-1) ?? START)).toBe(1);
  });

  test('too few frames do not complete, however long they take', () => {
    let state = START;
    for (let at = 0; at < 1600; at += 450) {
      state = guide(state, { at, finding: face(), oval, eyes: true, wrongOrientation: false });
    }
    expect(state.held).toBeGreaterThan(900);
    expect(state.complete).toBe(false);
  });

  test('a slow device completes, too', () => {
    let state = START;
    for (let at = 0; at <= 4 * 1200; at += 1200) {
      state = guide(state, { at, finding: face(), oval, eyes: true, wrongOrientation: false });
    }
    expect(state.complete).toBe(true);
  });

  test('a blink neither counts nor starts over', () => {
    const states = run([
      ...times(6, face()),
      ...times(2, face({ eyes: closed })),
      ...times(6, face()),
    ]);
    expect(states[7]?.eligible).toBe(false);
    expect(states[7]?.held).toBe(500);
    expect(states.at(-1)?.complete).toBe(true);
  });

  test('a face that is lost for longer starts over', () => {
    const states = run([...times(7, face()), ...times(7, null), face()]);
    expect(states.at(-1)?.held).toBe(0);
    expect(states.at(-1)?.goodFrames).toBe(1);
  });

  test('searching at first; once seen, the subject is asked back into the guide', () => {
    expect(run([null])[0]?.advice).toBe('FEEDBACK_SEARCHING');
    expect(run([face(), ...times(6, null)]).at(-1)?.advice).toBe('FEEDBACK_INSIDE_GUIDE');
  });

  test('new advice waits until it has settled', () => {
    const turned = face({ headPose: { yaw: 30, pitch: 0, roll: 0 } });
    const states = run([...times(3, face()), turned, face(), ...times(5, turned)]);
    expect(states.slice(3, 8).map((state) => state.advice)).toEqual(
      times(5, 'FEEDBACK_PLEASE_HOLD'),
    );
    expect(states.at(-1)?.advice).toBe('FEEDBACK_RIGHT_FACING');
  });

  test('advice stays until it could be read; praise does not wait', () => {
    const turned = face({ headPose: { yaw: 30, pitch: 0, roll: 0 } });
    const far = face(moved(60, 100, 0.6));
    const states = run([...times(5, turned), ...times(12, far), face()]);
    const shown = states.map(({ advice }) => advice);
    expect(shown.slice(0, 9)).toEqual(times(9, 'FEEDBACK_RIGHT_FACING'));
    expect(shown.slice(10, 17)).toEqual(times(7, 'FEEDBACK_FAR'));
    expect(shown.at(-1)).toBe('FEEDBACK_PLEASE_HOLD');
  });

  test('a picture that stands still counts for nothing, and is told after a second', () => {
    let state = run(times(5, face())).at(-1) ?? START;
    const held = state.held;
    const from = state.last?.at ?? 0;
    state = standStill(state, from + 900);
    expect(state).toMatchObject({ advice: 'FEEDBACK_PLEASE_HOLD', held, complete: false });
    state = standStill(state, from + 1000);
    expect(state).toMatchObject({
      advice: 'FEEDBACK_CAMERA_FROZEN',
      held: 0,
      eligible: false,
      complete: false,
    });
    // A camera that shows every picture twice still gives a capture.
    let twice = START;
    for (let at = 0; !twice.complete && at < 3000; at += 66) {
      twice = guide(twice, { at, finding: face(), oval, eyes: true, wrongOrientation: false });
      if (!twice.complete) twice = standStill(twice, at + 33);
    }
    expect(twice.complete).toBe(true);
  });

  test('movement is measured between frames', () => {
    const away = face({ faceBox: { x: 260, y: 300, width: 260, height: 340 } });
    expect(run([face(), away]).at(-1)?.judgement).toBe('FEEDBACK_NOT_STABLE');
  });

  test('a phone held across is no place for a capture', () => {
    const frame = { at: 0, finding: face(), oval, eyes: true, wrongOrientation: true };
    expect(guide(START, frame)).toMatchObject({
      advice: 'FEEDBACK_ORIENTATION_NOT_SUPPORTED',
      eligible: false,
    });
  });
});

test('the better frame has the higher score', () => {
  const good = frameScore(face(), oval);
  expect(good).toBeGreaterThan(frameScore(face({ sharpness: SHARP * 0.9 }), oval));
  expect(good).toBeGreaterThan(
    frameScore(face({ headPose: { yaw: 14, pitch: 0, roll: 0 } }), oval),
  );
  expect(good).toBeGreaterThan(frameScore(face(moved(60, 0)), oval));
  expect(good).toBeLessThan(frameScore(face({ sharpness: SHARP * 1.1 }), oval));
});
