/** Values on either side of the middle one that a blur reads. */
const REACH: i32 = 4;

/**
 * One pass of a separable blur of nine taps, symmetric; beyond the region its edge is repeated.
 *
 * @param dataAt width x height 32-bit floats, replaced by their blurred selves
 * @param betweenAt room for as many, and 16 bytes more
 * @param lineAt room for width + 16 floats
 * @param w0 weight of the middle, w1 to w4 of each distance from it
 */
export function blur(
  dataAt: usize,
  betweenAt: usize,
  lineAt: usize,
  width: i32,
  height: i32,
  w0: f32,
  w1: f32,
  w2: f32,
  w3: f32,
  w4: f32,
): void {
  const stride: usize = width << 2;
  const v0 = f32x4.splat(w0);
  const v1 = f32x4.splat(w1);
  const v2 = f32x4.splat(w2);
  const v3 = f32x4.splat(w3);
  const v4 = f32x4.splat(w4);
  for (let y = 0; y < height; y++) {
    const rowAt = dataAt + <usize>y * stride;
    const first = load<f32>(rowAt);
    const last = load<f32>(rowAt + stride - 4);
    for (let k = 0; k < REACH; k++) store<f32>(lineAt + (k << 2), first);
    memory.copy(lineAt + (REACH << 2), rowAt, stride);
    // Whole vectors are computed: what is beyond the row is written and overwritten by the next.
    for (let k = 0; k < 2 * REACH; k++) store<f32>(lineAt + (REACH << 2) + stride + (k << 2), last);
    const outAt = betweenAt + <usize>y * stride;
    for (let x: usize = 0; x < stride; x += 16) {
      const at = lineAt + x;
      v128.store(
        outAt + x,
        nine(
          at,
          at + 4,
          at + 8,
          at + 12,
          at + 16,
          at + 20,
          at + 24,
          at + 28,
          at + 32,
          v0,
          v1,
          v2,
          v3,
          v4,
        ),
      );
    }
  }
  const bottom = height - 1;
  for (let y = 0; y < height; y++) {
    const a = rowOf(betweenAt, y - 4, bottom, stride);
    const b = rowOf(betweenAt, y - 3, bottom, stride);
    const c = rowOf(betweenAt, y - 2, bottom, stride);
    const d = rowOf(betweenAt, y - 1, bottom, stride);
    const e = rowOf(betweenAt, y, bottom, stride);
    const f = rowOf(betweenAt, y + 1, bottom, stride);
    const g = rowOf(betweenAt, y + 2, bottom, stride);
    const h = rowOf(betweenAt, y + 3, bottom, stride);
    const j = rowOf(betweenAt, y + 4, bottom, stride);
    const outAt = dataAt + <usize>y * stride;
    for (let x: usize = 0; x < stride; x += 16) {
      v128.store(
        outAt + x,
        nine(a + x, b + x, c + x, d + x, e + x, f + x, g + x, h + x, j + x, v0, v1, v2, v3, v4),
      );
    }
  }
}

function rowOf(at: usize, y: i32, bottom: i32, stride: usize): usize {
  return at + <usize>min(max(y, 0), bottom) * stride;
}

function nine(
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  e: usize,
  f: usize,
  g: usize,
  h: usize,
  j: usize,
  v0: v128,
  v1: v128,
  v2: v128,
  v3: v128,
  v4: v128,
): v128 {
  let sum = f32x4.mul(v0, v128.load(e));
  sum = f32x4.add(sum, f32x4.mul(v1, f32x4.add(v128.load(d), v128.load(f))));
  sum = f32x4.add(sum, f32x4.mul(v2, f32x4.add(v128.load(c), v128.load(g))));
  sum = f32x4.add(sum, f32x4.mul(v3, f32x4.add(v128.load(b), v128.load(h))));
  return f32x4.add(sum, f32x4.mul(v4, f32x4.add(v128.load(a), v128.load(j))));
}
