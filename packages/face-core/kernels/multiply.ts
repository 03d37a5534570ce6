/** The product of two matrices of 32-bit floats: [rows][count] x [count][width] = [rows][width]. */
export function multiply(
  leftAt: usize,
  rows: i32,
  count: i32,
  rightAt: usize,
  width: i32,
  productAt: usize,
): void {
  const stride: usize = width << 2;
  const vectors = stride & ~15;
  for (let row = 0; row < rows; row++) {
    for (let x: usize = 0; x < vectors; x += 16) {
      let sum = f32x4.splat(0);
      let right = rightAt + x;
      for (let k = 0; k < count; k++) {
        sum = f32x4.add(sum, f32x4.mul(v128.load32_splat(leftAt + (k << 2)), v128.load(right)));
        right += stride;
      }
      v128.store(productAt + x, sum);
    }
    for (let x = vectors; x < stride; x += 4) {
      let sum: f32 = 0;
      let right = rightAt + x;
      for (let k = 0; k < count; k++) {
        sum += load<f32>(leftAt + (k << 2)) * load<f32>(right);
        right += stride;
      }
      store<f32>(productAt + x, sum);
    }
    leftAt += count << 2;
    productAt += stride;
  }
}
