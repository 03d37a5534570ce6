/**
 * A square of a picture less its mean, times a window along both axes.
 *
 * @param at its first pixel (32-bit floats); `stride` pixels from one row to the next
 * @param windowAt `side` 64-bit floats
 * @param tileAt side x side 64-bit floats
 */
export function windowTile(
  at: usize,
  stride: i32,
  side: i32,
  windowAt: usize,
  tileAt: usize,
): void {
  let sum: f64 = 0;
  for (let row = 0; row < side; row++) {
    const from = at + ((<usize>(row * stride)) << 2);
    for (let x = 0; x < side; x++) sum += <f64>load<f32>(from + (x << 2));
  }
  const mean = sum / <f64>(side * side);
  for (let row = 0; row < side; row++) {
    const from = at + ((<usize>(row * stride)) << 2);
    const weight = load<f64>(windowAt + (row << 3));
    for (let x = 0; x < side; x++) {
      const value = <f64>load<f32>(from + (x << 2)) - mean;
      store<f64>(tileAt, value * weight * load<f64>(windowAt + (x << 3)));
      tileAt += 8;
    }
  }
}
