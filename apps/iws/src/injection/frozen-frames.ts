import { numberOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** Correlation of two moments' faces from which they are one picture: noise alone keeps a camera's frames below. */
const ONE_PICTURE = 0.99995;
/** Share of looked-at frames that equalled the one before. */
const REPEATED = 0.5;
const LEAST_FRAMES = 10;

/** Frames that repeat: a photograph played as a film, or a loop. */
export const frozenFrames: InjectionRule = {
  name: 'frozen-frames',
  weight: 'conclusive',
  judge(evidence) {
    const { burst } = evidence.pixels;
    if (burst.length > 0 && burst.every((correlation) => correlation > ONE_PICTURE)) {
      return `${burst.length} burst frames equal the primary`;
    }
    const observed = numberOf(evidence, 'framesObserved') ?? 0;
    const repeated = numberOf(evidence, 'framesRepeated') ?? 0;
    return observed >= LEAST_FRAMES && repeated > REPEATED * observed
      ? `${repeated} of ${observed} frames repeat the one before`
      : null;
  },
};
