import { textOf } from './evidence.ts';
import type { InjectionRule } from './rule.ts';

/** What the track of a camera is in every browser; what a program draws on a canvas has another interface. */
const OF_A_CAMERA = 'MediaStreamTrack';

/** The feed came from a canvas or another source within the page: `getUserMedia` was replaced. */
export const drawnTrack: InjectionRule = {
  name: 'drawn-track',
  weight: 'conclusive',
  judge(evidence) {
    const kind = textOf(evidence, 'trackKind');
    return kind === undefined || kind === OF_A_CAMERA ? null : `the track is a ${kind}`;
  },
};
