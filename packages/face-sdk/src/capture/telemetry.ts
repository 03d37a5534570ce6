import type { CaptureSignals } from '@iws/protocol';
import type { VideoFrameFacts } from './next-video-frame.ts';

/** Longest text of a signal in characters, and most cameras that are listed: the map stays below the wire's 4 KiB. */
const TEXT = 80;
const CAMERAS = 8;

/** Collects what tells a camera from an injected feed: how frames arrive, and what the track says of itself. */
export interface Telemetry {
  frame(facts: VideoFrameFacts): void;
  /** A frame in which guidance was given, and its `framePrint`. */
  observed(at: number, print: number): void;
  signals(track: MediaStreamTrack, cameras: readonly MediaDeviceInfo[]): CaptureSignals;
}

export function telemetry(): Telemetry {
  const intervals: number[] = [];
  let first: VideoFrameFacts | null = null;
  let last: VideoFrameFacts | null = null;
  let [observations, firstObservation, lastObservation] = [0, 0, 0];
  let lastPrint: number | null = null;
  let repeated = 0;
  return {
    frame(facts) {
      first ??= facts;
      if (last !== null) {
        const frames = (facts.presented ?? 0) - (last.presented ?? -1);
        intervals.push(((facts.mediaTime - last.mediaTime) * 1000) / Math.max(1, frames));
      }
      last = facts;
    },
    observed(at, print) {
      if (print === lastPrint) repeated += 1;
      lastPrint = print;
      if (observations++ === 0) firstObservation = at;
      lastObservation = at;
    },
    signals(track, cameras) {
      const presented = (last?.presented ?? 0) - (first?.presented ?? 0);
      return {
        framesObserved: observations,
        framesRepeated: repeated,
        observedMs: Math.round(lastObservation - firstObservation),
        framesPresented: presented,
        ...intervalStatistics(intervals),
        ...trackSignals(track),
        cameraCount: cameras.length,
        cameraLabels: cameras.slice(0, CAMERAS).map(({ label }) => label.slice(0, TEXT)),
        automated: navigator.webdriver ? 1 : 0,
        touchPoints: navigator.maxTouchPoints,
        screen: [screen.width, screen.height, devicePixelRatio],
      };
    },
  };
}

/** Milliseconds between frames on the stream's clock: a film that is played in has none of a camera's jitter. */
export function intervalStatistics(intervals: readonly number[]): CaptureSignals {
  if (intervals.length === 0) return {};
  const mean = intervals.reduce((sum, one) => sum + one, 0) / intervals.length;
  const spread = intervals.reduce((sum, one) => sum + (one - mean) ** 2, 0) / intervals.length;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    frameIntervalMean: rounded(mean),
    frameIntervalDeviation: rounded(Math.sqrt(spread)),
    frameIntervalLeast: rounded(Math.min(...intervals)),
    frameIntervalMost: rounded(Math.max(...intervals)),
  };
}

function trackSignals(track: MediaStreamTrack): CaptureSignals {
  const settings = Object.entries(track.getSettings());
  const told = settings.flatMap(([name, value]: [string, unknown]): [string, string | number][] => {
    // Ids are of no use for this and would single out a device.
    if (name === 'deviceId' || name === 'groupId') return [];
    if (typeof value === 'number') return [[name, value]];
    return typeof value === 'string' || typeof value === 'boolean'
      ? [[name, String(value).slice(0, TEXT)]]
      : [];
  });
  // Firefox has no getCapabilities.
  const capable =
    typeof (track.getCapabilities as unknown) === 'function' ? track.getCapabilities() : {};
  return {
    ...Object.fromEntries(told.slice(0, 24).map(([name, value]) => [`track.${name}`, value])),
    trackCapabilities: Object.keys(capable).sort().slice(0, 32).join(' ').slice(0, 600),
  };
}
