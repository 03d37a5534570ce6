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

/** Values 0..255 (32-bit floats) as whole numbers of 8 bits, halves to the even one. Sixteen at a time: up to fifteen more are read and written. */
export function toBytes(valuesAt: usize, length: i32, bytesAt: usize): void {
  for (let i = 0; i < length; i += 16) {
    const low = i16x8.narrow_i32x4_s(whole(valuesAt), whole(valuesAt + 16));
    const high = i16x8.narrow_i32x4_s(whole(valuesAt + 32), whole(valuesAt + 48));
    v128.store(bytesAt + i, i8x16.narrow_i16x8_u(low, high));
    valuesAt += 64;
  }
}

function whole(at: usize): v128 {
  return i32x4.trunc_sat_f32x4_s(f32x4.nearest(v128.load(at)));
}
