/**
 * One row of a model's input: each pixel is the mean of four of the picture, `value * scale + bias` as 32-bit floats, each colour in its plane.
 *
 * @param upperAt 8-bit samples, interleaved, of one row of the picture; 4 more than it has must be readable. `lowerAt`: of another
 * @param columnsAt for each output pixel the places of two pixels in both rows, as samples (32-bit)
 */
export function samplePlanes(
  upperAt: usize,
  lowerAt: usize,
  columnsAt: usize,
  width: i32,
  scale: f64,
  bias: f64,
  redAt: usize,
  greenAt: usize,
  blueAt: usize,
): void {
  const scales = f64x2.splat(scale);
  const biases = f64x2.splat(bias);
  for (let x = 0; x < width; x++) {
    const left = <usize>load<i32>(columnsAt);
    const right = <usize>load<i32>(columnsAt, 4);
    columnsAt += 8;
    const upper = i16x8.add(samples(upperAt + left), samples(upperAt + right));
    const lower = i16x8.add(samples(lowerAt + left), samples(lowerAt + right));
    const sums = i32x4.extend_low_i16x8_u(i16x8.add(upper, lower));
    const value = f32x4.mul(f32x4.convert_i32x4_s(sums), f32x4.splat(0.25));
    const redGreen = f64x2.add(f64x2.mul(f64x2.promote_low_f32x4(value), scales), biases);
    const blue = <f64>f32x4.extract_lane(value, 2) * scale + bias;
    const both = f32x4.demote_f64x2_zero(redGreen);
    const place = x << 2;
    v128.store32_lane(redAt + place, both, 0);
    v128.store32_lane(greenAt + place, both, 1);
    store<f32>(blueAt + place, <f32>blue);
  }
}

function samples(at: usize): v128 {
  return i16x8.extend_low_i8x16_u(v128.load32_zero(at));
}
