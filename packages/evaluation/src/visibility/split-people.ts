import type { LabelledImage } from '../data/image-source.ts';
import { seedOf } from '../occlusion/random.ts';

/** What a person's pictures are used for: a person never stands on two sides. */
export type Side = 'fit' | 'limits' | 'report';

/** By the hash of a person's name: seven tenths to fit, one to set limits, two to report. */
export function sideOf({ source, subject }: Pick<LabelledImage, 'source' | 'subject'>): Side {
  const tenth = (seedOf(`${source}/${subject}`) >>> 8) % 10;
  return tenth < 7 ? 'fit' : tenth < 8 ? 'limits' : 'report';
}
