import { laneMask, wideLuma } from './single-luma';

/** Side of a block, pixels; what is measured in it reaches one pixel beyond. */
const SIDE = 8;
/** Bytes of a line of differences. */
const LINE: usize = SIDE << 3;

/**
 * Noise of blocks of 8x8 pixels beside each other, after Immerkær: the sum, without signs, of what the mask 1 -2 1, applied along both axes,
 * leaves of luma (ITU-R BT.601, as JPEG has it).
 *
 * @param pixelsAt 8-bit samples, interleaved, of the pixel above and to the left of the first block; 2 bytes more than the blocks' and
 * the pixels around them must be readable
 * @param channels of a pixel
 * @param stride samples from one row to the next
 * @param distance samples from one block to the next
 * @param darkest, brightest luma of a pixel that is not clipped
 * @param roomAt room for 10 + 24 64-bit floats
 * @param noisesAt receives a 64-bit float for each block, -1 where a pixel of it is clipped
 */
export function blockNoise(
  pixelsAt: usize,
  channels: i32,
  stride: i32,
  distance: i32,
  blocks: i32,
  darkest: f64,
  brightest: f64,
  roomAt: usize,
  noisesAt: usize,
): void {
  const red = laneMask(0, channels);
  const green = laneMask(1, channels + 1);
  const blue = laneMask(2, channels + 2);
  const step = (<usize>channels) << 1;
  const two = f64x2.splat(2);
  const low = f64x2.splat(darkest);
  const high = f64x2.splat(brightest);
  for (; blocks > 0; blocks--, pixelsAt += distance, noisesAt += 8) {
    let above = roomAt + 80;
    let middle = above + LINE;
    let below = middle + LINE;
    let sums = f64x2.splat(0);
    let clipped = f64x2.splat(0);
    let row = pixelsAt;
    for (let y = 0; y < SIDE + 2; y++, row += stride) {
      for (let x: usize = 0, at = row; x < 80; x += 16, at += step) {
        v128.store(roomAt + x, wideLuma(at, red, green, blue));
      }
      const inside = y > 0 && y <= SIDE;
      for (let x: usize = 0; x < LINE; x += 16) {
        const here = v128.load(roomAt + x + 8);
        const sides = f64x2.add(v128.load(roomAt + x), v128.load(roomAt + x + 16));
        v128.store(below + x, f64x2.sub(sides, f64x2.mul(two, here)));
        if (inside) clipped = v128.or(clipped, v128.or(f64x2.lt(here, low), f64x2.gt(here, high)));
        if (y < 2) continue;
        const ends = f64x2.add(v128.load(above + x), v128.load(below + x));
        const left = f64x2.sub(ends, f64x2.mul(two, v128.load(middle + x)));
        sums = f64x2.add(sums, f64x2.abs(left));
      }
      const oldest = above;
      above = middle;
      middle = below;
      below = oldest;
    }
    const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
    store<f64>(noisesAt, v128.any_true(clipped) ? -1 : sum);
  }
}
