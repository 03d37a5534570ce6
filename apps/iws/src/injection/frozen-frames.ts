import { numberOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** Share of looked-at frames that equalled the one before. */
const REPEATED = 0.5;
const LEAST_FRAMES = 10;

/** Frames that repeat: a photograph played as a film, or a loop. Noise alone keeps a camera's frames apart. */
export const frozenFrames: InjectionRule = {
  name: 'frozen-frames',
  weight: 'conclusive',
  judge(evidence, { bursts }) {
    const { burst } = evidence.pixels;
    if (burst.length > 0 && burst.every((correlation) => correlation > bursts.equalAbove)) {
      return `${burst.length} burst frames equal the primary`;
    }
    const observed = numberOf(evidence, 'framesObserved') ?? 0;
    const repeated = numberOf(evidence, 'framesRepeated') ?? 0;
    return observed >= LEAST_FRAMES && repeated > REPEATED * observed
      ? `${repeated} of ${observed} frames repeat the one before`
      : null;
  },
};
