import type { InjectionRule } from './rule.ts';

/**
 * The frames before the chosen one show something else: the feed was switched. Who moves within the burst looks like that in one pair
 * of a hundred, so it does not decide alone.
 */
export const burstOfOthers: InjectionRule = {
  name: 'burst-of-others',
  weight: 'suspicious',
  judge({ pixels: { burst } }, { bursts }) {
    const least = Math.min(...burst);
    return burst.length > 0 && least < bursts.othersBelow
      ? `a burst frame correlates with the primary by ${least.toFixed(2)}`
      : null;
  },
};
