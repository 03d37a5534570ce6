import type { RgbImage } from './rgb-image.ts';

const toLinear = (level: number) => {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const toLevel = (light: number) =>
  255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/**
 * The picture with more or less light on the scene, as a camera with a fixed exposure sees it: what is brighter than white is white.
 *
 * @param factor of the light, not of the levels; 1 changes nothing
 */
export function inLight(image: RgbImage, factor: number): RgbImage {
  if (factor === 1) return image;
  const levels = Uint8ClampedArray.from({ length: 256 }, (_, level) =>
    toLevel(Math.min(1, toLinear(level) * factor)),
  );
  return { ...image, data: image.data.map((level) => levels[level] ?? 0) };
}
