/** One row of a model's input from red, green, blue (32-bit floats): `value * scale + bias`, each colour in its plane. */
export function rowToPlanes(
  rowAt: usize,
  length: i32,
  scale: f64,
  bias: f64,
  redAt: usize,
  greenAt: usize,
  blueAt: usize,
): void {
  for (let x = 0; x < length; x++) {
    const place = x << 2;
    store<f32>(redAt + place, <f32>(<f64>load<f32>(rowAt) * scale + bias));
    store<f32>(greenAt + place, <f32>(<f64>load<f32>(rowAt, 4) * scale + bias));
    store<f32>(blueAt + place, <f32>(<f64>load<f32>(rowAt, 8) * scale + bias));
    rowAt += 12;
  }
}
