/**
 * DCT coefficients of blocks of 8x8 pixels (ITU-T T.81, A.3.3) as magnitudes in whole quantisation steps, halves upwards: for each block
 * one for each of some frequencies.
 *
 * @param pixelsAt 8-bit samples, interleaved, of the first block's first pixel
 * @param channels of a pixel
 * @param stride samples from one row to the next
 * @param distance samples from one block to the next beside it
 * @param cosinesAt 8 x 8 cosines of the transform with their norms, those of one frequency beside each other (32-bit floats)
 * @param highest the highest frequency along a row that is asked for
 * @param askedAt the frequencies that are asked for: along the row, along the column, the quantisation step (32-bit)
 * @param roomAt room for 64 + 8 x (`highest` + 1) 32-bit floats
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
  const linesAt = roomAt + 256;
  for (let block = 0; block < blocks; block++) {
    readBlock(pixelsAt, <usize>channels, <usize>stride, roomAt);
    transformLines(roomAt, cosinesAt, highest, linesAt);
    for (let i = 0; i < asked; i++) {
      const at = askedAt + <usize>i * 12;
      const lines = linesAt + (load<i32>(at) << 5);
      const cosines = cosinesAt + (load<i32>(at, 4) << 5);
      let sum: f64 = 0;
      for (let j: usize = 0; j < 32; j += 4) {
        sum += <f64>load<f32>(lines + j) * <f64>load<f32>(cosines + j);
      }
      const steps = floor(sum / <f64>load<i32>(at, 8) + 0.5);
      store<i32>(magnitudesAt, <i32>abs(steps));
      magnitudesAt += 4;
    }
    pixelsAt += <usize>distance;
  }
}

/** Luma (ITU-R BT.601, as JPEG has it) of one block. */
function readBlock(pixelsAt: usize, channels: usize, stride: usize, lumaAt: usize): void {
  for (let j = 0; j < 8; j++, pixelsAt += stride) {
    for (let i = 0, at = pixelsAt; i < 8; i++, at += channels) {
      const red = 0.299 * <f64>load<u8>(at);
      const green = 0.587 * <f64>load<u8>(at, 1);
      store<f32>(lumaAt, <f32>(red + green + 0.114 * <f64>load<u8>(at, 2)));
      lumaAt += 4;
    }
  }
}

/** Each line's transform at the frequencies 0 to `highest`: that of line j at u stands at 8 u + j. Lines are summed two at a time. */
function transformLines(lumaAt: usize, cosinesAt: usize, highest: i32, linesAt: usize): void {
  for (let j: usize = 0; j < 256; j += 64) {
    for (let u = 0; u <= highest; u++) {
      const cosines = cosinesAt + (u << 5);
      let sums = f64x2.splat(0);
      for (let i: usize = 0; i < 32; i += 4) {
        const pair = f64x2.replace_lane(
          f64x2.splat(<f64>load<f32>(lumaAt + j + i)),
          1,
          <f64>load<f32>(lumaAt + j + i, 32),
        );
        sums = f64x2.add(sums, f64x2.mul(pair, f64x2.splat(<f64>load<f32>(cosines + i))));
      }
      v128.store64_lane(linesAt + (u << 5) + (j >> 3), f32x4.demote_f64x2_zero(sums), 0);
    }
  }
}
