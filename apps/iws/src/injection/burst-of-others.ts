import type { InjectionRule } from './rule.ts';

/** Faces of other persons correlate with .2 to .4, the same person moved by a thirtieth of the picture with .8. */
const SAME_PERSON = 0.5;

/** The frames before the chosen one show something else: the feed was switched. */
export const burstOfOthers: InjectionRule = {
  name: 'burst-of-others',
  weight: 'conclusive',
  judge({ pixels: { burst } }) {
    const least = Math.min(...burst);
    return burst.length > 0 && least < SAME_PERSON
      ? `a burst frame correlates with the primary by ${least.toFixed(2)}`
      : null;
  },
};
