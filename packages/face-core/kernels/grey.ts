/**
 * Grey of red, green, blue (32-bit floats): luma (ITU-R BT.601, as JPEG has it) `* scale + bias`, in 64 bits meanwhile.
 *
 * @param rowAt 4 bytes more than the pixels have must be readable
 */
export function rowToGrey(rowAt: usize, length: i32, scale: f64, bias: f64, greyAt: usize): void {
  const factor = f64x2.splat(scale);
  const offset = f64x2.splat(bias);
  const pairs = greyAt + ((<usize>(length & ~1)) << 2);
  for (; greyAt < pairs; greyAt += 8, rowAt += 24) {
    // Of the fourth lane of each pixel nothing is used.
    const p = v128.load(rowAt);
    const q = v128.load(rowAt, 12);
    const redGreen = v128.shuffle<u32>(p, q, 0, 4, 1, 5);
    const blue = v128.shuffle<u32>(p, q, 2, 6, 3, 7);
    const green = v128.shuffle<u64>(redGreen, redGreen, 1, 1);
    const r = f64x2.mul(f64x2.splat(0.299), f64x2.promote_low_f32x4(redGreen));
    const g = f64x2.mul(f64x2.splat(0.587), f64x2.promote_low_f32x4(green));
    const b = f64x2.mul(f64x2.splat(0.114), f64x2.promote_low_f32x4(blue));
    const luma = f64x2.add(f64x2.add(r, g), b);
    const grey = f64x2.add(f64x2.mul(luma, factor), offset);
    v128.store64_lane(greyAt, f32x4.demote_f64x2_zero(grey), 0);
  }
  if (length & 1) {
    const r = 0.299 * <f64>load<f32>(rowAt);
    const g = 0.587 * <f64>load<f32>(rowAt, 4);
    const b = 0.114 * <f64>load<f32>(rowAt, 8);
    store<f32>(greyAt, <f32>((r + g + b) * scale + bias));
  }
}
