import type { FeatureCache } from '../cache/feature-cache.ts';

/**
 * Features of several comparison models side by side, each of length one, all together too: the cosine of two such vectors is the mean of
 * the models' cosines.
 *
 * @throws Error when the caches are not of the same samples
 */
export function fusedCache(caches: readonly FeatureCache[]): FeatureCache {
  const [first, ...others] = caches;
  if (!first) throw new RangeError('nothing to fuse');
  if (others.length === 0) return first;
  for (const { samples } of others) {
    const same =
      samples.length === first.samples.length &&
      samples.every(
        ({ path, outcome }, i) =>
          path === first.samples[i]?.path && outcome === first.samples[i]?.outcome,
      );
    if (!same) throw new Error('the comparison models did not acquire the same samples');
  }
  const dimensions = caches.reduce((sum, cache) => sum + cache.dimensions, 0);
  const scale = 1 / Math.sqrt(caches.length);
  return {
    dimensions,
    samples: first.samples,
    rows: first.rows,
    append: () => {
      throw new TypeError('a fused cache is read only');
    },
    read(start, count) {
      const block = new Float32Array(count * dimensions);
      let at = 0;
      for (const cache of caches) {
        const own = cache.read(start, count);
        for (let row = 0; row < count; row++) {
          for (let i = 0; i < cache.dimensions; i++)
            block[row * dimensions + at + i] = scale * (own[row * cache.dimensions + i] ?? 0);
        }
        at += cache.dimensions;
      }
      return block;
    },
    close: () => {
      for (const cache of caches) cache.close();
    },
  };
}
