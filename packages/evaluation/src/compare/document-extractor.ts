import type { Image } from '@iws/face-core';
import { CARD_PORTRAIT, cardPortrait } from '../degrade/card-portrait.ts';
import type { Extractor } from './acquire-features.ts';

/** Features of the picture as a simulated portrait of a document. */
export const documentExtractor = (extractor: Extractor): Extractor => ({
  ...extractor,
  name: `${extractor.name}, of simulated portraits`,
  identity: `${extractor.identity}\n${CARD_PORTRAIT}`,
  extract: async (image) => extractor.extract(await cardPortrait(image, seedOf(image))),
});

/** A picture is always degraded in the same way, whatever its name (FNV-1a over its pixels). */
function seedOf({ data }: Image): number {
  let hash = 0x811c9dc5;
  for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
