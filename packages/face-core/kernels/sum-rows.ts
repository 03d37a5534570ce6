/**
 * sums[i] = the weighted sum of samples over `count` rows. Whole numbers: weights add up to 256, so that a sum fits into 16 bits.
 *
 * @param rowsAt 8-bit samples, row after row
 * @param step samples from one row to the next
 * @param weightsAt 32-bit weights, one for each row
 * @param length number of samples; up to 15 more are read and summed
 * @param sumsAt 16-bit sums
 */
export function sumRows(
  rowsAt: usize,
  step: i32,
  weightsAt: usize,
  count: i32,
  length: i32,
  sumsAt: usize,
): void {
  for (let i = 0; i < length; i += 16) {
    let low = i16x8.splat(0);
    let high = i16x8.splat(0);
    for (let row = 0, at = rowsAt + i; row < count; row++, at += step) {
      const samples = v128.load(at);
      const weight = i16x8.splat(<i16>load<i32>(weightsAt + (row << 2)));
      low = i16x8.add(low, i16x8.mul(i16x8.extend_low_i8x16_u(samples), weight));
      high = i16x8.add(high, i16x8.mul(i16x8.extend_high_i8x16_u(samples), weight));
    }
    v128.store(sumsAt + (i << 1), low);
    v128.store(sumsAt + (i << 1), high, 16);
  }
}
