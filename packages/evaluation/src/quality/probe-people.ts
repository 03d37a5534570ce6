import type { LabelledImage } from '../data/image-source.ts';
import { seedOf } from '../occlusion/random.ts';

/** What a person's pictures are used for: the score is fitted to some people and measured on others. */
export type ProbeSide = 'fit' | 'report';

type Person = Pick<LabelledImage, 'source' | 'subject'>;

/** Every second person is a probe, by the hash of their name: each costs a dozen examinations. */
export const isProbed = (person: Person): boolean => (hashOf(person) & 1) === 0;

/** Two thirds to fit, one to report, by the same hash, so that it does not depend on who else is there. */
export const probeSideOf = (person: Person): ProbeSide =>
  (hashOf(person) >>> 1) % 3 === 0 ? 'report' : 'fit';

const hashOf = ({ source, subject }: Person): number => seedOf(`${source}/${subject}`) >>> 8;
