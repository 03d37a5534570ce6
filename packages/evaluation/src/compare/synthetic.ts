import { openFeatureCache, type FeatureCache } from '../cache/feature-cache.ts';
import { seededRandom } from '../statistics/random.ts';

const DIMENSIONS = 512;
/** Images of each person. */
const PER_PERSON = 10;
/** How far a person's images scatter: their cosines are about .7, those of strangers about 0. */
const SCATTER = 0.65;

/**
 * Features of people who do not exist: random directions, for measuring time and memory. What is measured with them says
 * nothing about faces.
 *
 * @param images how many
 */
export async function syntheticFeatures(
  images: number,
  folder: string,
  onProgress?: (done: number, total: number) => void,
): Promise<FeatureCache> {
  const cache = await openFeatureCache(folder, `synthetic\n${images}`, DIMENSIONS);
  const centre = new Float32Array(DIMENSIONS);
  for (let i = cache.rows; i < images; i++) {
    const person = Math.floor(i / PER_PERSON);
    if (i % PER_PERSON === 0 || i === cache.rows) fill(centre, seededRandom(person));
    const features = new Float32Array(DIMENSIONS);
    fill(features, seededRandom(0x5eed0000 + i));
    let square = 0;
    for (let k = 0; k < DIMENSIONS; k++) {
      const value = (centre[k] ?? 0) + SCATTER * (features[k] ?? 0);
      features[k] = value;
      square += value * value;
    }
    const length = Math.sqrt(square);
    for (let k = 0; k < DIMENSIONS; k++) features[k] = (features[k] ?? 0) / length;
    const sample = { path: String(i), subject: String(person), quality: {} };
    cache.append({ ...sample, outcome: 'acquired' }, features);
    if (i % 1000 === 999) onProgress?.(i + 1, images);
  }
  return cache;
}

/** Numbers that are spread about evenly around 0: directions come out well enough. */
function fill(values: Float32Array, random: () => number): void {
  for (let k = 0; k < values.length; k++) values[k] = random() + random() - 1;
}
