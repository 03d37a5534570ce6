/** Luma (ITU-R BT.601, as JPEG has it) of two pixels, of 32-bit precision. Eight bytes are read. */
export function pairLuma(at: usize, red: v128, green: v128, blue: v128): v128 {
  return inSingle(wideLuma(at, red, green, blue));
}

/** The same, as precise as 64-bit floats are. */
export function wideLuma(at: usize, red: v128, green: v128, blue: v128): v128 {
  const bytes = v128.load64_zero(at);
  const r = f64x2.mul(f64x2.splat(0.299), f64x2.convert_low_i32x4_s(v128.swizzle(bytes, red)));
  const g = f64x2.mul(f64x2.splat(0.587), f64x2.convert_low_i32x4_s(v128.swizzle(bytes, green)));
  const b = f64x2.mul(f64x2.splat(0.114), f64x2.convert_low_i32x4_s(v128.swizzle(bytes, blue)));
  return f64x2.add(f64x2.add(r, g), b);
}

/** Puts a colour of two pixels, the bytes `first` and `second`, into the two low lanes of 32 bits. */
export function laneMask(first: i32, second: i32): v128 {
  const mask = i8x16.replace_lane(i8x16.splat(-1), 0, <i8>first);
  return i8x16.replace_lane(mask, 4, <i8>second);
}

/** As many digits as a 32-bit float has. */
export function inSingle(pair: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(pair));
}
