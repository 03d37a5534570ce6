import type { CaptureSignals } from '@iws/protocol';
import type { VideoFrameFacts } from '../capture/next-video-frame.ts';
import { boundSignals } from './bound-signals.ts';
import { overriddenFunctions } from './overridden-functions.ts';
import { trackSignals } from './track-signals.ts';

/** Most cameras that are listed, and prints that are remembered. */
const CAMERAS = 8;
const PRINTS = 4000;
/** From this many looked-at frames on, and this share of them that equalled the one before, the picture stands still. */
const FROZEN = { frames: 20, share: 0.5 } as const;

/** Collects what tells a camera from an injected feed: how frames arrive, and what the track says of itself. */
export interface Telemetry {
  frame(facts: VideoFrameFacts): void;
  /** A frame in which guidance was given, and its `framePrint`. */
  observed(at: number, print: number): void;
  /** Everything, bounded to what a capture may carry. */
  signals(track: MediaStreamTrack, cameras: readonly MediaDeviceInfo[]): CaptureSignals;
}

/** @param onFrozen called once, when the feed turns out to repeat its frames */
export function telemetry(onFrozen: (why: string) => void = () => undefined): Telemetry {
  const intervals: number[] = [];
  const latencies: number[] = [];
  let first: VideoFrameFacts | null = null;
  let last: VideoFrameFacts | null = null;
  let [observations, firstObservation, lastObservation] = [0, 0, 0];
  let lastPrint: number | null = null;
  let [repeated, recurred] = [0, 0];
  let frozen = false;
  const prints = new Set<number>();
  return {
    frame(facts) {
      first ??= facts;
      if (last !== null) {
        const frames = (facts.presented ?? 0) - (last.presented ?? -1);
        intervals.push(((facts.mediaTime - last.mediaTime) * 1000) / Math.max(1, frames));
      }
      if (facts.captured !== null) latencies.push(facts.at - facts.captured);
      last = facts;
    },
    observed(at, print) {
      if (print === lastPrint) repeated += 1;
      else if (prints.has(print)) recurred += 1;
      if (prints.size < PRINTS) prints.add(print);
      lastPrint = print;
      if (observations++ === 0) firstObservation = at;
      lastObservation = at;
      if (frozen || observations < FROZEN.frames) return;
      frozen = repeated > FROZEN.share * observations;
      if (frozen) onFrozen(`${repeated} of ${observations} frames repeat the one before`);
    },
    signals(track, cameras) {
      const presented = (last?.presented ?? 0) - (first?.presented ?? 0);
      return boundSignals({
        framesObserved: observations,
        framesRepeated: repeated,
        framesRecurred: recurred,
        observedMs: Math.round(lastObservation - firstObservation),
        framesPresented: presented,
        ...intervalStatistics(intervals),
        ...latencyStatistics(latencies),
        automated: navigator.webdriver ? 1 : 0,
        pageVisible: document.visibilityState === 'visible' ? 1 : 0,
        pageFocused: document.hasFocus() ? 1 : 0,
        touchPoints: navigator.maxTouchPoints,
        screen: [screen.width, screen.height, devicePixelRatio],
        functionsOverridden: overriddenFunctions(),
        ...trackSignals(track, cameras),
        cameraCount: cameras.length,
        cameraLabels: cameras.slice(0, CAMERAS).map(({ label }) => label),
      });
    },
  };
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
const meanOf = (values: readonly number[]) =>
  values.reduce((sum, one) => sum + one, 0) / values.length;

/** Milliseconds between frames on the stream's clock: a film that is played in has none of a camera's jitter. */
export function intervalStatistics(intervals: readonly number[]): CaptureSignals {
  if (intervals.length === 0) return {};
  const mean = meanOf(intervals);
  const spread = meanOf(intervals.map((one) => (one - mean) ** 2));
  return {
    frameIntervalMean: rounded(mean),
    frameIntervalDeviation: rounded(Math.sqrt(spread)),
    frameIntervalLeast: rounded(Math.min(...intervals)),
    frameIntervalMost: rounded(Math.max(...intervals)),
  };
}

/** Milliseconds from exposure to display, of frames whose camera tells when they were exposed; drawn frames have no such time. */
function latencyStatistics(latencies: readonly number[]): CaptureSignals {
  if (latencies.length === 0) return { framesWithCaptureTime: 0 };
  return {
    framesWithCaptureTime: latencies.length,
    captureLatencyMean: rounded(meanOf(latencies)),
  };
}
