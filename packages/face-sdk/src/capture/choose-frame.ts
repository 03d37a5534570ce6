import type { CaptureScreen, CaptureView } from '../dialog/capture-screen.ts';
import { frameScore } from '../guidance/frame-score.ts';
import { guide, progress, standStill, START, type Guidance } from '../guidance/guidance.ts';
import type { Finding } from '../guidance/finding.ts';
import type { Localise } from '../localisation/localise.ts';
import type { Observer } from '../worker/observer.ts';
import { frameLooker, type TakenPicture } from '../frames/frame-looker.ts';
import { nextVideoFrame } from './next-video-frame.ts';
import type { Telemetry } from '../telemetry/telemetry.ts';

/** The frame that was taken. */
export interface ChosenFrame {
  readonly picture: TakenPicture;
  readonly finding: Finding;
  /** `performance.now()` of the frame. */
  readonly at: number;
}

export interface ChooseFrameOptions {
  readonly screen: CaptureScreen;
  readonly observer: Observer;
  readonly telemetry: Telemetry;
  readonly localise: Localise;
  /** Wait for open eyes. */
  readonly eyes: boolean;
  /** Draw ticks around the oval. */
  readonly ticks: boolean;
  /** The device is held so that no capture is made. */
  wrongOrientation(this: void): boolean;
  /** All is well now: the subject only has to hold still. */
  onHolding(this: void): void;
  /** Ends the loop. */
  readonly signal: AbortSignal;
}

/** Guides frame by frame until the subject has held still; the best frame of that time is the one. */
export async function chooseFrame(options: ChooseFrameOptions): Promise<ChosenFrame> {
  const { screen, observer, telemetry, localise, eyes, ticks, signal } = options;
  const looker = frameLooker(observer, screen.video);
  let state: Guidance = START;
  let best: { finding: Finding; at: number; score: number } | null = null;
  let first = true;
  let next = comingFrame(screen.video);
  for (;;) {
    signal.throwIfAborted();
    telemetry.frame(await next);
    // The next frame comes while this one is looked at.
    next = comingFrame(screen.video);
    const at = performance.now();
    const look = await looker.look(screen.video, eyes);
    signal.throwIfAborted();
    if (look === null) continue;
    const { camera, print, finding } = look;
    const oval = screen.fit(camera);
    if (look.repeated) {
      // What has been looked at tells nothing new, and a picture that stands still is never taken.
      state = standStill(state, at);
      screen.show(viewOf(state, localise, ticks));
      telemetry.observed(performance.now(), print);
      continue;
    }
    const wrongOrientation = options.wrongOrientation();
    const before = state.advice;
    state = guide(state, { at, finding, oval, eyes, wrongOrientation });
    if (state.advice === 'FEEDBACK_PLEASE_HOLD' && before !== state.advice) options.onHolding();
    // Holding has started over: what was good then is forgotten.
    const startedOver = state.goodFrames <= 1;
    if (startedOver) best = null;
    let better = false;
    if (state.eligible && finding !== null) {
      const score = frameScore(finding, oval);
      better = best === null || score > best.score;
      if (better) best = { finding, at, score };
    }
    looker.judged({ at, startedOver, good: state.eligible, best: better });
    screen.show(viewOf(state, localise, ticks));
    if (first) performance.mark('face-sdk:first-guidance');
    first = false;
    telemetry.observed(performance.now(), print);
    if (state.complete && best !== null) {
      performance.mark('face-sdk:chosen');
      return { picture: looker.picture, finding: best.finding, at: best.at };
    }
  }
}

/** What the screen shows of the guidance. */
function viewOf(state: Guidance, localise: Localise, ticks: boolean): CaptureView {
  const { advice } = state;
  const searching = advice === 'FEEDBACK_SEARCHING' || advice === 'FEEDBACK_INSIDE_GUIDE';
  return {
    advice: localise(advice),
    phase: advice === 'FEEDBACK_PLEASE_HOLD' ? 'holding' : searching ? 'searching' : 'adjusting',
    progress: progress(state),
    ticks,
    lamp: advice === 'FEEDBACK_CHANGE_LIGHT_TOO_DARK',
  };
}

/** The promise of a frame that nobody may come to wait for. */
function comingFrame(video: HTMLVideoElement): ReturnType<typeof nextVideoFrame> {
  const frame = nextVideoFrame(video);
  frame.catch(() => undefined);
  return frame;
}
