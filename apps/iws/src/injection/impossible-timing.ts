import { numberOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** Clocks of a page and of a camera may disagree by so much, milliseconds. */
const TOLERANCE_MS = 1000;
/** Samples are of the seconds before the capture was packaged. */
const LONGEST_MS = 90_000;
/** No web camera shows more frames a second. */
const FASTEST_FPS = 250;

/** Times that contradict each other: a picture from after its packaging, or frames faster than any camera's. */
export const impossibleTiming: InjectionRule = {
  name: 'impossible-timing',
  weight: 'conclusive',
  judge(evidence) {
    const { capture, samples } = evidence;
    for (const { role, capturedAt } of samples) {
      const age = capture.issuedAt - capturedAt;
      if (age < -TOLERANCE_MS) return `${role} is younger than the capture by ${-age} ms`;
      if (age > LONGEST_MS) return `${role} is older than the capture by ${age} ms`;
    }
    const presented = numberOf(evidence, 'framesPresented');
    const observedMs = numberOf(evidence, 'observedMs');
    if (presented !== undefined && observedMs !== undefined && presented > 10 && observedMs > 0) {
      const rate = (presented * 1000) / observedMs;
      if (rate > FASTEST_FPS) return `${Math.round(rate)} frames a second`;
    }
    const [least, most] = [
      numberOf(evidence, 'frameIntervalLeast'),
      numberOf(evidence, 'frameIntervalMost'),
    ];
    if (least !== undefined && least < 0) return 'the stream runs backwards';
    if (least !== undefined && most !== undefined && least > most) return 'intervals out of order';
    return null;
  },
};
