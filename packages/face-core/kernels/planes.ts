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
  const factor = f64x2.splat(scale);
  const offset = f64x2.splat(bias);
  const vectors = (<usize>(length & ~3)) << 2;
  for (let place: usize = 0; place < vectors; place += 16) {
    // Of the fourth lane of each pixel nothing is used.
    const p = v128.load(rowAt);
    const q = v128.load(rowAt, 12);
    const s = v128.load(rowAt, 24);
    const t = v128.load(rowAt, 36);
    const redGreen = v128.shuffle<u32>(p, q, 0, 4, 1, 5);
    const redGreen2 = v128.shuffle<u32>(s, t, 0, 4, 1, 5);
    const blues = v128.shuffle<u32>(p, q, 2, 6, 3, 7);
    const blues2 = v128.shuffle<u32>(s, t, 2, 6, 3, 7);
    v128.store(redAt + place, scaled(redGreen, redGreen2, factor, offset));
    v128.store(greenAt + place, scaled(upper(redGreen), upper(redGreen2), factor, offset));
    v128.store(blueAt + place, scaled(blues, blues2, factor, offset));
    rowAt += 48;
  }
  for (let x = length & ~3; x < length; x++) {
    const place = x << 2;
    store<f32>(redAt + place, <f32>(<f64>load<f32>(rowAt) * scale + bias));
    store<f32>(greenAt + place, <f32>(<f64>load<f32>(rowAt, 4) * scale + bias));
    store<f32>(blueAt + place, <f32>(<f64>load<f32>(rowAt, 8) * scale + bias));
    rowAt += 12;
  }
}

/** The two low floats of each, times a factor and with an offset, in 64 bits meanwhile. */
function scaled(low: v128, high: v128, factor: v128, offset: v128): v128 {
  const first = f64x2.add(f64x2.mul(f64x2.promote_low_f32x4(low), factor), offset);
  const second = f64x2.add(f64x2.mul(f64x2.promote_low_f32x4(high), factor), offset);
  return v128.shuffle<u64>(f32x4.demote_f64x2_zero(first), f32x4.demote_f64x2_zero(second), 0, 2);
}

function upper(pair: v128): v128 {
  return v128.shuffle<u64>(pair, pair, 1, 1);
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
