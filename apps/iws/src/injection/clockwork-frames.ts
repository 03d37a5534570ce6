import { numberOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** Fewer frames than this say nothing of their rhythm. */
const LEAST_FRAMES = 20;
/** Milliseconds: a camera's frames, stamped when they are exposed or arrive, scatter by more. */
const CLOCKWORK_MS = 0.002;

/** Frames that come without any jitter: played from a file or drawn by a program. Some drivers stamp so, too. */
export const clockworkFrames: InjectionRule = {
  name: 'clockwork-frames',
  weight: 'suspicious',
  judge(evidence) {
    const deviation = numberOf(evidence, 'frameIntervalDeviation');
    const presented = numberOf(evidence, 'framesPresented') ?? 0;
    if (deviation === undefined || presented < LEAST_FRAMES) return null;
    return deviation < CLOCKWORK_MS ? `${presented} frames scatter by ${deviation} ms` : null;
  },
};
