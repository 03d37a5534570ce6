import { relative, sep } from 'node:path';
import type { Image } from '@iws/face-core';
import type { CachedSample, FeatureCache } from '../cache/feature-cache.ts';
import { openFeatureCache } from '../cache/feature-cache.ts';
import { listImages, type ImageSource } from '../data/image-source.ts';
import { readImage } from '../data/read-image.ts';

/** One way from a picture to features. */
export interface Extractor {
  /** Short name for reports. */
  readonly name: string;
  /** Everything that decides what the features are: method and hashes of the models. */
  readonly identity: string;
  readonly dimensions: number;
  /** Features of length one and quality values of the most prominent face; null when there is no face. */
  extract(image: Image): Promise<Acquired | null>;
}

/** Which images of a source are taken; absent: all. */
export interface Selection {
  /** At most so many of each person. */
  readonly perSubject?: number | undefined;
  /** So many people, evenly spaced among the sorted names. */
  readonly subjects?: number | undefined;
}

export interface Acquired {
  readonly features: Float32Array;
  readonly quality: CachedSample['quality'];
}

/** So many images of a resumed cache are extracted again, to see that the pipeline is still the same. */
const SPOT_CHECKS = 3;
/** What the same pipeline may differ by between two runs. */
const SAME = 1e-3;

/**
 * Extracts the features of every image of a source into a cache, going on where an earlier run stopped.
 *
 * @param folder where caches lie
 * @throws Error when the cache was made by another pipeline or from other images
 */
export async function acquireFeatures(
  source: ImageSource,
  extractor: Extractor,
  folder: string,
  onProgress?: (done: number, total: number) => void,
  { perSubject, subjects }: Selection = {},
): Promise<FeatureCache> {
  const images = await listImages(source, perSubject, subjects);
  const part =
    perSubject === undefined && subjects === undefined ? '' : ` ${perSubject}/${subjects}`;
  const identity = `${source.name}${part}\n${extractor.identity}`;
  const cache = await openFeatureCache(folder, identity, extractor.dimensions);
  const pathOf = (path: string) => relative(source.folder, path).split(sep).join('/');
  let row = 0;
  for (const [i, { path, subject }] of images.entries()) {
    const cached = cache.samples[i];
    const name = pathOf(path);
    if (cached && (cached.path !== name || cached.subject !== subject))
      throw new Error(`the cache of ${source.name} knows other images: use another cache folder`);
    if (!cached || (cached.outcome === 'acquired' && row < SPOT_CHECKS)) {
      const image = await readImage(path).catch(() => null);
      const found = image && (await extractor.extract(image));
      if (!cached) {
        const outcome = found ? 'acquired' : image ? 'no-face' : 'undecodable';
        const quality = found?.quality ?? {};
        cache.append({ path: name, subject, outcome, quality }, found?.features ?? null);
      } else if (!found || distance(found.features, cache.read(row, 1)) > SAME) {
        throw new Error(
          `the cache of ${source.name} was made by another pipeline: use another cache folder`,
        );
      }
    }
    if (cache.samples[i]?.outcome === 'acquired') row++;
    onProgress?.(i + 1, images.length);
  }
  if (cache.samples.length > images.length)
    throw new Error(`the cache of ${source.name} knows more images: use another cache folder`);
  return cache;
}

function distance(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0));
}
