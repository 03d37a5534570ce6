import type { RgbImage } from './rgb-image.ts';

const toLinear = (level: number) => {
  const share = level / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const toLevel = (light: number) =>
  255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/** The level that each level becomes in so many times the light. */
const levelsIn = (factor: number) =>
  Uint8ClampedArray.from({ length: 256 }, (_, level) =>
    toLevel(Math.min(1, toLinear(level) * factor)),
  );

/**
 * The picture with more or less light on the scene, as a camera with a fixed exposure sees it: what is brighter than white is white.
 *
 * @param factor of the light, not of the levels; 1 changes nothing
 */
export function inLight(image: RgbImage, factor: number): RgbImage {
  if (factor === 1) return image;
  const levels = levelsIn(factor);
  return { ...image, data: image.data.map((level) => levels[level] ?? 0) };
}

/** Part of the picture's width in which the light goes from the one side's to the other's. */
const EDGE = 0.16;

/**
 * The picture with a lamp at its left: the right half gets less light, and the nose's line is where it changes.
 *
 * @param share of the light that reaches the right half, 0 to 1; 1 changes nothing
 */
export function inSideLight(image: RgbImage, share: number): RgbImage {
  if (share === 1) return image;
  const { width, data: from } = image;
  const columns = Array.from({ length: width }, (_, x) => {
    const beyond = ((x + 0.5) / width - 0.5) / EDGE + 0.5;
    const shade = Math.min(1, Math.max(0, beyond));
    return levelsIn(1 - (1 - share) * shade);
  });
  const data = from.map((level, i) => columns[Math.floor(i / 3) % width]?.[level] ?? 0);
  return { ...image, data };
}
