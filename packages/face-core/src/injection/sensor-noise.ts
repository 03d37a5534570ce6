import type { Rect } from '../geometry/space.ts';
import type { Image } from '../image/image.ts';
import { placeImage } from '../image/place-image.ts';
import { room } from '../kernels/kernels.ts';

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
  const { width, height, channels } = image;
  const left = Math.max(1, Math.ceil(region.x));
  const top = Math.max(1, Math.ceil(region.y));
  const right = Math.min(width - 1, Math.floor(region.x + region.width));
  const bottom = Math.min(height - 1, Math.floor(region.y + region.height));
  const blocks = ((right - left) * (bottom - top)) / BLOCK ** 2;
  const step = BLOCK * Math.max(1, Math.ceil(Math.sqrt(blocks / MOST_BLOCKS)));
  const columns = countOf(right - left, step);
  const rows = countOf(bottom - top, step);
  const pixelsAt = placeImage(image);
  const {
    kernels,
    doubles,
    at: [roomAt, noisesAt],
  } = room([ROOM, columns * rows * 8]);
  for (let row = 0; row < rows; row++) {
    const above = (top + row * step - 1) * width + left - 1;
    kernels.blockNoise(
      pixelsAt + above * channels,
      channels,
      width * channels,
      step * channels,
      columns,
      DARKEST,
      BRIGHTEST,
      roomAt,
      noisesAt + row * columns * 8,
    );
  }
  const from = noisesAt / 8;
  const unclipped = doubles.slice(from, from + columns * rows).filter((noise) => noise >= 0);
  if (unclipped.length < LEAST_BLOCKS) return null;
  return PER_SUM * unclipped.sort()[Math.floor(QUANTILE * unclipped.length)]!;
}

/** How many blocks stand beside each other, each `step` pixels from the one before. */
const countOf = (pixels: number, step: number): number =>
  Math.max(0, Math.floor((pixels - BLOCK) / step) + 1);

/** What the kernel works in, bytes. */
const ROOM = (10 + 3 * BLOCK) * 8;
/** The standard deviation for each grey level of a block's sum. */
const PER_SUM = Math.sqrt(Math.PI / 2) / 6 / BLOCK ** 2;
