import { numberOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** So many frames, and this share of those looked at, have to come again before they count. */
const LEAST = 5;
const SHARE = 0.1;

/** Frames come again after others: a film that is played over and over. A covered camera may show equal frames, too. */
export const loopedFrames: InjectionRule = {
  name: 'looped-frames',
  weight: 'suspicious',
  judge(evidence) {
    const observed = numberOf(evidence, 'framesObserved') ?? 0;
    const recurred = numberOf(evidence, 'framesRecurred') ?? 0;
    return recurred >= LEAST && recurred > SHARE * observed
      ? `${recurred} of ${observed} frames came again`
      : null;
  },
};
