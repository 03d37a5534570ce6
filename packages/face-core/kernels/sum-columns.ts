/** One 65,536th: sums over rows and columns have weights of 256 each. */
const UNIT: f32 = 1.0 / 65536.0;

/** Red, green, blue of one output pixel, 0..255: the weighted sum of `count` pixels from `at` on. Whole numbers below 2^24: exact. */
function pixel(at: usize, step: usize, weightsAt: usize, count: i32): v128 {
  let sum = i32x4.splat(0);
  for (let tap = 0; tap < count; tap++) {
    const weight = v128.load32_splat(weightsAt + (tap << 2));
    sum = i32x4.add(sum, i32x4.mul(v128.load16x4_u(at), weight));
    at += step;
  }
  return f32x4.mul(f32x4.convert_i32x4_s(sum), f32x4.splat(UNIT));
}

/**
 * One row of red, green, blue, 0..255, as 32-bit floats, from sums over rows. Writes one float more.
 *
 * @param sumsAt 16-bit sums, interleaved; two more than are summed must be readable
 * @param channels of a pixel, 3 or 4
 * @param firstAt place in the sums of each output pixel's first pixel, as samples (32-bit)
 * @param countAt number of its pixels
 * @param weightsAt its weights, `most` for each output pixel
 */
export function columnsToPixels(
  sumsAt: usize,
  channels: i32,
  firstAt: usize,
  countAt: usize,
  weightsAt: usize,
  most: i32,
  width: i32,
  rowAt: usize,
): void {
  const step: usize = channels << 1;
  for (let x = 0; x < width; x++) {
    const place = x << 2;
    const values = pixel(
      sumsAt + (load<i32>(firstAt + place) << 1),
      step,
      weightsAt,
      load<i32>(countAt + place),
    );
    weightsAt += most << 2;
    v128.store(rowAt, values);
    rowAt += 12;
  }
}
