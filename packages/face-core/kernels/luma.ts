/**
 * Luma of a line of sums: red, green and blue times their weights. Four pixels at a time; up to three more are written.
 *
 * @param sumsAt 16-bit sums, interleaved; 16 bytes more than `length` pixels must be readable
 * @param channels of a pixel, 3 or 4
 * @param lineAt 32-bit floats
 */
export function lumaLine(
  sumsAt: usize,
  channels: i32,
  length: i32,
  red: f32,
  green: f32,
  blue: f32,
  lineAt: usize,
): void {
  const wr = f32x4.splat(red);
  const wg = f32x4.splat(green);
  const wb = f32x4.splat(blue);
  const step: usize = channels << 3;
  for (let x = 0; x < length; x += 4) {
    let r: v128;
    let g: v128;
    let b: v128;
    if (channels == 3) {
      const a = v128.load(sumsAt);
      const c = v128.load(sumsAt, 16);
      r = v128.shuffle<u16>(a, c, 0, 3, 6, 9, 0, 0, 0, 0);
      g = v128.shuffle<u16>(a, c, 1, 4, 7, 10, 0, 0, 0, 0);
      b = v128.shuffle<u16>(a, c, 2, 5, 8, 11, 0, 0, 0, 0);
    } else {
      const a = v128.load(sumsAt);
      const c = v128.load(sumsAt, 16);
      r = v128.shuffle<u16>(a, c, 0, 4, 8, 12, 0, 0, 0, 0);
      g = v128.shuffle<u16>(a, c, 1, 5, 9, 13, 0, 0, 0, 0);
      b = v128.shuffle<u16>(a, c, 2, 6, 10, 14, 0, 0, 0, 0);
    }
    const luma = f32x4.add(
      f32x4.add(f32x4.mul(wr, toFloats(r)), f32x4.mul(wg, toFloats(g))),
      f32x4.mul(wb, toFloats(b)),
    );
    v128.store(lineAt, luma);
    sumsAt += step;
    lineAt += 16;
  }
}

function toFloats(values: v128): v128 {
  return f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(values));
}

/**
 * Weighted sums along a line.
 *
 * @param firstAt index in the line of each output's first value (32-bit)
 * @param countAt number of its values
 * @param weightsAt its weights (32-bit, whole), `most` for each output
 */
export function columnsOfLine(
  lineAt: usize,
  firstAt: usize,
  countAt: usize,
  weightsAt: usize,
  most: i32,
  width: i32,
  outAt: usize,
): void {
  for (let x = 0; x < width; x++) {
    const place = x << 2;
    const count = load<i32>(countAt + place);
    let at = lineAt + (load<i32>(firstAt + place) << 2);
    let sum: f32 = 0;
    for (let tap = 0; tap < count; tap++) {
      sum += <f32>load<i32>(weightsAt + (tap << 2)) * load<f32>(at);
      at += 4;
    }
    store<f32>(outAt + place, sum);
    weightsAt += most << 2;
  }
}
