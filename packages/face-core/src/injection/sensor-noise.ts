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
  const { width, height } = image;
  const left = Math.max(1, Math.ceil(region.x));
  const top = Math.max(1, Math.ceil(region.y));
  const right = Math.min(width - 1, Math.floor(region.x + region.width));
  const bottom = Math.min(height - 1, Math.floor(region.y + region.height));
  const noises: number[] = [];
  const blocks = ((right - left) * (bottom - top)) / BLOCK ** 2;
  const step = BLOCK * Math.max(1, Math.ceil(Math.sqrt(blocks / MOST_BLOCKS)));
  const grey = new Float64Array(PATCH * PATCH);
  for (let y = top; y + BLOCK <= bottom; y += step) {
    for (let x = left; x + BLOCK <= right; x += step) {
      readPatch(image, x - 1, y - 1, grey);
      const noise = noiseOf(grey);
      if (noise !== null) noises.push(noise);
    }
  }
  if (noises.length < LEAST_BLOCKS) return null;
  return Float64Array.from(noises).sort()[Math.floor(QUANTILE * noises.length)]!;
}

/** A block and the pixels around it. */
const PATCH = BLOCK + 2;

function readPatch({ data, width, channels }: Image, x: number, y: number, grey: Float64Array) {
  for (let j = 0, i = 0; j < PATCH; j++) {
    let p = ((y + j) * width + x) * channels;
    for (let end = i + PATCH; i < end; i++, p += channels) {
      grey[i] = 0.299 * data[p]! + 0.587 * data[p + 1]! + 0.114 * data[p + 2]!;
    }
  }
}

/** Null for a block that is clipped somewhere. */
function noiseOf(grey: Float64Array): number | null {
  let sum = 0;
  for (let j = 1; j <= BLOCK; j++) {
    for (let i = j * PATCH + 1; i <= j * PATCH + BLOCK; i++) {
      const middle = grey[i]!;
      if (middle < DARKEST || middle > BRIGHTEST) return null;
      const above = i - PATCH;
      const below = i + PATCH;
      const cross = grey[i - 1]! + grey[i + 1]! + grey[above]! + grey[below]!;
      const corners = grey[above - 1]! + grey[above + 1]! + grey[below - 1]! + grey[below + 1]!;
      sum += Math.abs(corners - 2 * cross + 4 * middle);
    }
  }
  return (Math.sqrt(Math.PI / 2) / 6) * (sum / BLOCK ** 2);
}
