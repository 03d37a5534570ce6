import type { Image } from '@iws/face-core';
import type { Extractor } from './acquire-features.ts';

/**
 * Features averaged over the picture and its mirror image, at twice the cost: what flip averaging would gain. Where only the
 * picture itself has a face its own features stand alone.
 */
export const flipExtractor = (extractor: Extractor): Extractor => ({
  ...extractor,
  name: `${extractor.name}, averaged with the mirror image`,
  identity: `${extractor.identity}\nflip`,
  async extract(image) {
    const own = await extractor.extract(image);
    const mirrored = own && (await extractor.extract(mirror(image)));
    if (!mirrored) return own;
    const sum = own.features.map((value, i) => value + (mirrored.features[i] ?? 0));
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0));
    return { ...own, features: sum.map((value) => value / length) };
  },
});

/** The same picture with left and right exchanged. */
export function mirror({ width, height, channels, data }: Image): Image {
  const mirrored = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++)
        mirrored[(y * width + x) * channels + c] =
          data[(y * width + width - 1 - x) * channels + c] ?? 0;
  return { width, height, channels, data: mirrored };
}
