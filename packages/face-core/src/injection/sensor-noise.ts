import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';

/** Side of the blocks whose noise is estimated, pixels. */
const BLOCK = 8;
/** Grey levels outside these are clipped: a clipped surface has no noise. */
const DARKEST = 12;
const BRIGHTEST = 243;
/** Share of the blocks that is quieter than the answer: texture makes the others louder. */
const QUANTILE = 0.2;
const LEAST_BLOCKS = 16;
/** Blocks that are enough; of a larger face some are left out, evenly. */
const MOST_BLOCKS = 400;

/**
 * The noise of a picture's quieter blocks: what is left of the sensor's noise after denoising and compression. Rendered,
 * smoothed or enlarged pictures have less of it than a camera's.
 *
 * @param region where to look, in pixels of the image: the face
 * @returns standard deviation in grey levels (Immerkær, "Fast noise variance estimation", 1996), or null where too
 * little unclipped picture is there
 */
export function sensorNoise(image: Image, region: Rect<'frame'>): number | null {
  const { data, width, height, channels } = image;
  const left = Math.max(1, Math.ceil(region.x));
  const top = Math.max(1, Math.ceil(region.y));
  const right = Math.min(width - 1, Math.floor(region.x + region.width));
  const bottom = Math.min(height - 1, Math.floor(region.y + region.height));
  const noises: number[] = [];
  const grey = (x: number, y: number) => {
    const p = (y * width + x) * channels;
    return 0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!;
  };
  const blocks = ((right - left) * (bottom - top)) / BLOCK ** 2;
  const step = BLOCK * Math.max(1, Math.ceil(Math.sqrt(blocks / MOST_BLOCKS)));
  for (let y = top; y + BLOCK <= bottom; y += step) {
    for (let x = left; x + BLOCK <= right; x += step) {
      let sum = 0;
      let clipped = false;
      for (let j = y; j < y + BLOCK && !clipped; j++) {
        for (let i = x; i < x + BLOCK; i++) {
          const middle = grey(i, j);
          if (middle < DARKEST || middle > BRIGHTEST) {
            clipped = true;
            break;
          }
          const cross = grey(i - 1, j) + grey(i + 1, j) + grey(i, j - 1) + grey(i, j + 1);
          const corners =
            grey(i - 1, j - 1) + grey(i + 1, j - 1) + grey(i - 1, j + 1) + grey(i + 1, j + 1);
          sum += Math.abs(corners - 2 * cross + 4 * middle);
        }
      }
      if (!clipped) noises.push((Math.sqrt(Math.PI / 2) / 6) * (sum / BLOCK ** 2));
    }
  }
  if (noises.length < LEAST_BLOCKS) return null;
  noises.sort((a, b) => a - b);
  return noises[Math.floor(QUANTILE * noises.length)]!;
}
