import type { Finding, Oval } from './finding.ts';
import { judgeFrame, type Advice } from './judge-frame.ts';

/** What the guide remembers from frame to frame. Plain data: the next state is a function of this one and a frame. */
export interface Guidance {
  /** What the capture subject is told. */
  readonly advice: Advice;
  /** Since when, milliseconds on the clock of the frames. */
  readonly adviceSince: number;
  /** What the last frame called for. */
  readonly judgement: Advice;
  /** Since when frames call for `judgement`, milliseconds on the clock of the frames. */
  readonly judgementSince: number;
  /** Milliseconds of holding still so far, and frames that were good. */
  readonly held: number;
  readonly goodFrames: number;
  /** When the last good frame was; null when not holding. */
  readonly lastGood: number | null;
  readonly last: { readonly at: number; readonly finding: Finding | null } | null;
  /** A face has been seen at some time. */
  readonly seen: boolean;
  /** The last frame was good: it may become the selfie. */
  readonly eligible: boolean;
  /** Held long enough: take the best frame. */
  readonly complete: boolean;
}

/** How long the subject has to hold, in milliseconds and in good frames. */
const HOLD = { milliseconds: 900, frames: 5 } as const;
/** A blink or a lost frame that is shorter than this does not start the holding over. */
const FORGIVEN = 500;
/** Neither does a slow device: two good frames in a row belong together up to this distance. */
const SLOWEST = 2000;
/** New advice is shown once frames have called for it for this long, and the old one could be read for this long. */
const SETTLED = 300;
const READABLE = 900;
/** The same picture for this long: the camera hangs, or it is none. No camera is without noise. */
const FROZEN = 1000;

export const START: Guidance = {
  advice: 'FEEDBACK_SEARCHING',
  adviceSince: Number.NEGATIVE_INFINITY,
  judgement: 'FEEDBACK_SEARCHING',
  judgementSince: 0,
  held: 0,
  goodFrames: 0,
  lastGood: null,
  last: null,
  seen: false,
  eligible: false,
  complete: false,
};

export interface GuidanceFrame {
  /** Milliseconds on any steady clock. */
  readonly at: number;
  /** Null when nobody is seen. */
  readonly finding: Finding | null;
  readonly oval: Oval;
  /** Wait for open eyes. */
  readonly eyes: boolean;
  /** The device is held in a way in which no capture is made. */
  readonly wrongOrientation: boolean;
}

/** The next state. Holding still counts time only between good frames; a longer break starts it over. */
export function guide(before: Guidance, frame: GuidanceFrame): Guidance {
  const { at, finding } = frame;
  const judged = judge(before, frame);
  const judgement =
    judged === 'FEEDBACK_SEARCHING' && before.seen ? 'FEEDBACK_INSIDE_GUIDE' : judged;
  const eligible = judgement === 'FEEDBACK_PLEASE_HOLD';
  const judgementSince = judgement === before.judgement ? before.judgementSince : at;
  const advice = nextAdvice(before, judgement, at, at - judgementSince);
  const longest = before.eligible && eligible ? SLOWEST : FORGIVEN;
  const forgiven = before.lastGood !== null && at - before.lastGood <= longest;
  const step = eligible && before.eligible && before.last !== null ? at - before.last.at : 0;
  const held = forgiven ? before.held + step : 0;
  const goodFrames = (forgiven ? before.goodFrames : 0) + (eligible ? 1 : 0);
  return {
    advice,
    adviceSince: advice === before.advice ? before.adviceSince : at,
    judgement,
    judgementSince,
    held,
    goodFrames,
    lastGood: eligible ? at : forgiven ? before.lastGood : null,
    last: { at, finding },
    seen: before.seen || finding !== null,
    eligible,
    complete: eligible && held >= HOLD.milliseconds && goodFrames >= HOLD.frames,
  };
}

/** The next state when the picture is the very one of the last frame: it counts for nothing, and soon it is told. */
export function standStill(before: Guidance, at: number): Guidance {
  if (before.last === null || at - before.last.at < FROZEN) return { ...before, complete: false };
  const advice = 'FEEDBACK_CAMERA_FROZEN';
  return {
    ...START,
    last: before.last,
    seen: before.seen,
    advice,
    adviceSince: advice === before.advice ? before.adviceSince : at,
    judgement: advice,
    judgementSince: at,
  };
}

/** Praise at once; other advice when it has settled and what stands there could be read. */
function nextAdvice(before: Guidance, judgement: Advice, at: number, settledFor: number): Advice {
  if (before.last === null || judgement === 'FEEDBACK_PLEASE_HOLD') return judgement;
  const quick = before.advice === 'FEEDBACK_SEARCHING' || before.advice === 'FEEDBACK_PLEASE_HOLD';
  const readable = quick || at - before.adviceSince >= READABLE;
  return readable && settledFor >= SETTLED ? judgement : before.advice;
}

/** How much of the holding is done, 0..1. */
export function progress({ held, goodFrames }: Guidance): number {
  return Math.min(1, held / HOLD.milliseconds, goodFrames / HOLD.frames);
}

function judge(before: Guidance, frame: GuidanceFrame): Advice {
  if (frame.wrongOrientation) return 'FEEDBACK_ORIENTATION_NOT_SUPPORTED';
  return judgeFrame(frame.finding, speed(before.last, frame), frame.oval, {
    eyes: frame.eyes,
    holding: before.lastGood !== null,
  });
}

/** How fast the face moves or changes its size, in inter-eye distances per second; null without a frame to compare with. */
function speed(last: Guidance['last'], { at, finding }: GuidanceFrame): number | null {
  if (!last?.finding || finding === null || at <= last.at) return null;
  const centre = ({ faceBox: box }: Finding) => [box.x + box.width / 2, box.y + box.height / 2];
  const [x0 = 0, y0 = 0] = centre(last.finding);
  const [x1 = 0, y1 = 0] = centre(finding);
  const grown = Math.abs(finding.interEyeDistance - last.finding.interEyeDistance);
  const moved = Math.max(Math.hypot(x1 - x0, y1 - y0), grown);
  return (moved / finding.interEyeDistance / (at - last.at)) * 1000;
}
