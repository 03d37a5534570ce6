/**
 * Edge pixels: where Sobel's gradient is strong, lies nearly along an axis, and neither neighbour along that axis has a larger one.
 * The outermost pixels are no edges, and their gradients count as 0. `upright` edges (the gradient lies along x) and `level` ones
 * are written apart, rising and falling ones too; each is `along * 65536 + across`, row after row.
 *
 * @param dataAt width x height 32-bit floats; 16 bytes more must be readable
 * @param gradientsAt room for 2 x width x height floats
 * @param strong Sobel's sum (8 times the gradient) above which a pixel is an edge
 * @param slant how much of it may lie along the edge, as a share
 * @param listsAt room for four lists of `capacity` 32-bit places: upright rising, upright falling, level rising, level falling
 * @param countsAt receives how many each list holds
 */
export function edges(
  dataAt: usize,
  width: i32,
  height: i32,
  gradientsAt: usize,
  strong: f32,
  slant: f32,
  listsAt: usize,
  capacity: i32,
  countsAt: usize,
): void {
  const stride: usize = width << 2;
  const plane = stride * <usize>height;
  const downAt = gradientsAt + plane;
  fillBorder(gradientsAt, stride, plane);
  fillBorder(downAt, stride, plane);
  for (let y = 1; y < height - 1; y++) gradientsOfRow(dataAt, stride, y, gradientsAt, downAt);
  const list = (<usize>capacity) << 2;
  let upright0 = listsAt;
  let upright1 = listsAt + list;
  let level0 = upright1 + list;
  let level1 = level0 + list;
  const strongest = f32x4.splat(strong);
  const slants = f32x4.splat(slant);
  for (let y = 1; y < height - 1; y++) {
    const row = <usize>y * stride;
    for (let x = 0; x < width; x += 4) {
      const at = row + (x << 2);
      const across = gradientsAt + at;
      const along = downAt + at;
      const gx = f32x4.abs(v128.load(across));
      const gy = f32x4.abs(v128.load(along));
      const alongX = v128.and(f32x4.gt(gx, strongest), f32x4.lt(gy, f32x4.mul(slants, gx)));
      const alongY = v128.and(f32x4.gt(gy, strongest), f32x4.lt(gx, f32x4.mul(slants, gy)));
      if (!v128.any_true(v128.or(alongX, alongY))) continue;
      // Beyond the row's end nothing is an edge.
      const inside = x + 4 <= width ? 15 : (1 << (width - x)) - 1;
      let uprights = inside & i32x4.bitmask(largest(alongX, gx, across - 4, across + 4));
      for (; uprights != 0; uprights &= uprights - 1) {
        const k = ctz(uprights);
        const place = (y << 16) + x + k;
        if (load<f32>(across + (k << 2)) > 0) {
          store<i32>(upright0, place);
          upright0 += 4;
        } else {
          store<i32>(upright1, place);
          upright1 += 4;
        }
      }
      let levels = inside & i32x4.bitmask(largest(alongY, gy, along - stride, along + stride));
      for (; levels != 0; levels &= levels - 1) {
        const k = ctz(levels);
        const place = ((x + k) << 16) + y;
        if (load<f32>(along + (k << 2)) > 0) {
          store<i32>(level0, place);
          level0 += 4;
        } else {
          store<i32>(level1, place);
          level1 += 4;
        }
      }
    }
  }
  store<i32>(countsAt, (<i32>(upright0 - listsAt)) >> 2);
  store<i32>(countsAt + 4, (<i32>(upright1 - listsAt - list)) >> 2);
  store<i32>(countsAt + 8, (<i32>(level0 - listsAt - 2 * list)) >> 2);
  store<i32>(countsAt + 12, (<i32>(level1 - listsAt - 3 * list)) >> 2);
}

/** Of some gradients those that neither of two neighbours exceeds. */
function largest(some: v128, sizes: v128, before: usize, after: usize): v128 {
  const neighbours = f32x4.max(f32x4.abs(v128.load(before)), f32x4.abs(v128.load(after)));
  return v128.and(some, f32x4.ge(sizes, neighbours));
}

/** Makes 0 of the first and the last row, and of the pixel with which the second begins: no row's sums write them. */
function fillBorder(at: usize, stride: usize, plane: usize): void {
  memory.fill(at, 0, stride + 4);
  memory.fill(at + plane - stride, 0, stride);
}

/** Sobel's sums of one row, along x and along y. Whole vectors are written; the last pixel of the row, and the first of the next, become 0. */
function gradientsOfRow(
  dataAt: usize,
  stride: usize,
  y: i32,
  acrossAt: usize,
  downAt: usize,
): void {
  const row = dataAt + <usize>y * stride;
  const above = row - stride;
  const below = row + stride;
  const two = f32x4.splat(2);
  const to = stride - 4;
  const out = <usize>y * stride;
  for (let x: usize = 4; x < to; x += 16) {
    const a = v128.load(above + x - 4);
    const b = v128.load(above + x);
    const c = v128.load(above + x + 4);
    const d = v128.load(row + x - 4);
    const f = v128.load(row + x + 4);
    const g = v128.load(below + x - 4);
    const h = v128.load(below + x);
    const i = v128.load(below + x + 4);
    const gx = f32x4.sub(
      f32x4.add(f32x4.add(c, f32x4.mul(two, f)), i),
      f32x4.add(f32x4.add(a, f32x4.mul(two, d)), g),
    );
    const gy = f32x4.add(
      f32x4.add(f32x4.sub(g, a), f32x4.mul(two, f32x4.sub(h, b))),
      f32x4.sub(i, c),
    );
    v128.store(acrossAt + out + x, gx);
    v128.store(downAt + out + x, gy);
  }
  // What the last vector wrote beyond the last inner pixel: the row's last pixel, and the beginning of the next row.
  for (let k: usize = 0; k < 16; k += 4) {
    store<f32>(acrossAt + out + to + k, 0);
    store<f32>(downAt + out + to + k, 0);
  }
}
