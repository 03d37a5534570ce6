import { packedRecogniser, readModelPack, type PackedRecogniser } from '@iws/models';
import type { FeatureCache } from '../cache/feature-cache.ts';
import type { ImageSource } from '../data/image-source.ts';
import { progressBar } from '../progress.ts';
import { acquireFeatures, type Extractor, type Selection } from './acquire-features.ts';
import { documentExtractor } from './document-extractor.ts';
import { fusedCache } from './fused-cache.ts';
import type { Recognition } from './options.ts';
import { UsageError } from '../usage-error.ts';
import { openServerExtractor } from './server-extractor.ts';

/** One extractor for each comparison model. */
export async function openExtractors(recognition: Recognition): Promise<Extractor[]> {
  const { set, flip, recognisers } = recognition;
  const packed = await readPacked(recognition);
  const models = packed ? [...recognisers, packed] : recognisers;
  if (models.length === 0) return [await openServerExtractor({ set, flip })];
  const extractors: Extractor[] = [];
  for (const recogniser of models)
    extractors.push(await openServerExtractor({ set, recogniser, flip }));
  return extractors;
}

/** The comparison model of the pack, if one is asked. @throws UsageError when the pack has none */
export async function readPacked({
  pack,
}: Pick<Recognition, 'pack'>): Promise<PackedRecogniser | undefined> {
  if (pack === undefined) return undefined;
  const packed = packedRecogniser([await readModelPack(pack)]);
  if (!packed) throw new UsageError('the pack has no comparison model');
  return packed;
}

/** The same of pictures as they would look on documents. */
export const documentsOf = (extractors: readonly Extractor[]): Extractor[] =>
  extractors.map(documentExtractor);

/** Features of a source by every extractor, each cached by itself, side by side. */
export async function acquireFused(
  source: ImageSource,
  extractors: readonly Extractor[],
  folder: string,
  selection?: Selection,
): Promise<FeatureCache> {
  const caches: FeatureCache[] = [];
  for (const extractor of extractors) {
    const label = `${source.name}, ${extractor.name}`;
    caches.push(await acquireFeatures(source, extractor, folder, progressBar(label), selection));
  }
  return fusedCache(caches);
}
