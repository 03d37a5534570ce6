import { inSingle, laneMask, pairLuma } from './single-luma';

/**
 * DCT coefficients of blocks of 8x8 pixels (ITU-T T.81, A.3.3) as magnitudes in whole quantisation steps, halves upwards: for each block
 * one for each of some frequencies.
 *
 * @param pixelsAt 8-bit samples, interleaved, of the first block's first pixel; 2 bytes more than the blocks' must be readable
 * @param channels of a pixel
 * @param stride samples from one row to the next
 * @param distance samples from one block to the next beside it
 * @param cosinesAt 8 x 8 cosines of the transform with their norms, those of one frequency beside each other (64-bit floats)
 * @param highest the highest frequency along a row that is asked for
 * @param askedAt the frequencies that are asked for: along the row, along the column, the quantisation step (32-bit)
 * @param roomAt room for 64 + 8 x (`highest` + 1) 64-bit floats
 * @param magnitudesAt `asked` for each block (32-bit)
 */
export function blockFrequencies(
  pixelsAt: usize,
  channels: i32,
  stride: i32,
  distance: i32,
  blocks: i32,
  cosinesAt: usize,
  highest: i32,
  askedAt: usize,
  asked: i32,
  roomAt: usize,
  magnitudesAt: usize,
): void {
  const linesAt = roomAt + 512;
  for (let block = 0; block < blocks; block++) {
    readBlock(pixelsAt, channels, <usize>stride, roomAt);
    transformLines(roomAt, cosinesAt, highest, linesAt);
    for (let i = 0; i < asked; i++) {
      const at = askedAt + <usize>i * 12;
      const lines = linesAt + (load<i32>(at) << 6);
      const cosines = cosinesAt + (load<i32>(at, 4) << 6);
      let sum: f64 = 0;
      for (let j: usize = 0; j < 64; j += 8) sum += load<f64>(lines + j) * load<f64>(cosines + j);
      const steps = floor(sum / <f64>load<i32>(at, 8) + 0.5);
      store<i32>(magnitudesAt, <i32>abs(steps));
      magnitudesAt += 4;
    }
    pixelsAt += <usize>distance;
  }
}

/** Luma (ITU-R BT.601, as JPEG has it) of one block, of 32-bit precision: that of line j, column i stands at 8 i + j. */
function readBlock(pixelsAt: usize, channels: i32, stride: usize, lumaAt: usize): void {
  const red = laneMask(0, channels);
  const green = laneMask(1, channels + 1);
  const blue = laneMask(2, channels + 2);
  const step = (<usize>channels) << 1;
  for (let j: usize = 0; j < 64; j += 8, pixelsAt += stride) {
    let at = pixelsAt;
    for (let out = lumaAt + j, end = out + 512; out < end; out += 128, at += step) {
      // Two pixels at a time.
      const luma = pairLuma(at, red, green, blue);
      v128.store64_lane(out, luma, 0);
      v128.store64_lane(out + 64, luma, 1);
    }
  }
}

/**
 * Each line's transform at the frequencies 0 to `highest`, of 32-bit precision: that of line j at u stands at 8 u + j. Lines are summed
 * two at a time.
 */
function transformLines(lumaAt: usize, cosinesAt: usize, highest: i32, linesAt: usize): void {
  for (let u = 0; u <= highest; u++, cosinesAt += 64, linesAt += 64) {
    for (let j: usize = 0; j < 64; j += 16) {
      let sums = f64x2.splat(0);
      for (let i: usize = 0; i < 8; i++) {
        const pair = v128.load(lumaAt + j + (i << 6));
        sums = f64x2.add(sums, f64x2.mul(pair, v128.load64_splat(cosinesAt + (i << 3))));
      }
      v128.store(linesAt + j, inSingle(sums));
    }
  }
}
