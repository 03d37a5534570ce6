/**
 * Adds the power at every frequency of a square picture to a sum: |F[u, v]|² of its discrete Fourier transform, without scaling, transposed.
 * Radix 2; whole rows are added to each other, so that memory is read in its order and each angle once.
 *
 * @param reAt real part, size x size 64-bit floats; `imAt` imaginary part. Both are replaced by numbers without meaning
 * @param size power of two
 * @param reversedAt each row's number with its bits in reverse order (32-bit)
 * @param cosAt cos of 2 pi k / size for k below size / 2 (64-bit); `sinAt` -sin
 * @param sumAt size x size 64-bit floats
 */
export function addSquarePower(
  reAt: usize,
  imAt: usize,
  size: i32,
  reversedAt: usize,
  cosAt: usize,
  sinAt: usize,
  sumAt: usize,
): void {
  transformColumns(reAt, imAt, size, reversedAt, cosAt, sinAt);
  transpose(reAt, size);
  transpose(imAt, size);
  transformColumns(reAt, imAt, size, reversedAt, cosAt, sinAt);
  for (let at: usize = 0, end = (<usize>(size * size)) << 3; at < end; at += 16) {
    const re = v128.load(reAt + at);
    const im = v128.load(imAt + at);
    const power = f64x2.add(f64x2.mul(re, re), f64x2.mul(im, im));
    v128.store(sumAt + at, f64x2.add(v128.load(sumAt + at), power));
  }
}

function transformColumns(
  reAt: usize,
  imAt: usize,
  size: i32,
  reversedAt: usize,
  cosAt: usize,
  sinAt: usize,
): void {
  const stride: usize = size << 3;
  for (let i = 0; i < size; i++) {
    const j = load<i32>(reversedAt + (i << 2));
    if (j <= i) continue;
    swapRows(reAt + <usize>i * stride, reAt + <usize>j * stride, stride);
    swapRows(imAt + <usize>i * stride, imAt + <usize>j * stride, stride);
  }
  for (let half = 1; half < size; half <<= 1) {
    const step = size / (2 * half);
    const distance = <usize>half * stride;
    for (let k = 0; k < half; k++) {
      const cos = load<f64>(cosAt + ((k * step) << 3));
      const sin = load<f64>(sinAt + ((k * step) << 3));
      for (let start = k; start < size; start += 2 * half) {
        const at = <usize>start * stride;
        butterfly(reAt + at, imAt + at, distance, cos, sin, stride);
      }
    }
  }
}

/** Rows `re` and `im` and those `distance` below: (a, x) becomes (a + x e, a - x e), e being cos + i sin. */
function butterfly(re: usize, im: usize, distance: usize, cos: f64, sin: f64, length: usize): void {
  const c = f64x2.splat(cos);
  const s = f64x2.splat(sin);
  for (const end = re + length; re < end; re += 16, im += 16) {
    const p = v128.load(re + distance);
    const q = v128.load(im + distance);
    const x = f64x2.sub(f64x2.mul(p, c), f64x2.mul(q, s));
    const y = f64x2.add(f64x2.mul(p, s), f64x2.mul(q, c));
    const a = v128.load(re);
    const b = v128.load(im);
    v128.store(re + distance, f64x2.sub(a, x));
    v128.store(im + distance, f64x2.sub(b, y));
    v128.store(re, f64x2.add(a, x));
    v128.store(im, f64x2.add(b, y));
  }
}

function swapRows(p: usize, q: usize, length: usize): void {
  for (const end = p + length; p < end; p += 16, q += 16) {
    const row = v128.load(p);
    v128.store(p, v128.load(q));
    v128.store(q, row);
  }
}

function transpose(at: usize, size: i32): void {
  const stride: usize = size << 3;
  for (let y = 0; y < size; y++) {
    let p = at + <usize>y * stride + ((y + 1) << 3);
    let q = at + <usize>(y + 1) * stride + (y << 3);
    for (let x = y + 1; x < size; x++) {
      const value = load<f64>(p);
      store<f64>(p, load<f64>(q));
      store<f64>(q, value);
      p += 8;
      q += stride;
    }
  }
}
