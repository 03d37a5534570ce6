import { rowToPlanes } from './planes';

/**
 * One row of a model's input: each pixel is the mean of four of the picture, `value * scale + bias` as 32-bit floats, each colour in its plane.
 *
 * @param upperAt 8-bit samples, interleaved, of one row of the picture; 8 more than it has must be readable. `lowerAt`: of another
 * @param columnsAt for each output pixel the places of two pixels in both rows, as samples (32-bit)
 * @param rowAt room for 3 x width + 1 32-bit floats
 */
export function samplePlanes(
  upperAt: usize,
  lowerAt: usize,
  columnsAt: usize,
  width: i32,
  scale: f64,
  bias: f64,
  rowAt: usize,
  redAt: usize,
  greenAt: usize,
  blueAt: usize,
): void {
  for (let x = 0, at = rowAt; x < width; x++, at += 12, columnsAt += 8) {
    const left = <usize>load<i32>(columnsAt);
    const right = <usize>load<i32>(columnsAt, 4);
    const upper = i16x8.add(v128.load8x8_u(upperAt + left), v128.load8x8_u(upperAt + right));
    const lower = i16x8.add(v128.load8x8_u(lowerAt + left), v128.load8x8_u(lowerAt + right));
    const sums = i32x4.extend_low_i16x8_u(i16x8.add(upper, lower));
    // The fourth lane is overwritten by the next pixel.
    v128.store(at, f32x4.mul(f32x4.convert_i32x4_s(sums), f32x4.splat(0.25)));
  }
  rowToPlanes(rowAt, width, scale, bias, redAt, greenAt, blueAt);
}
