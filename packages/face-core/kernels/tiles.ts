/**
 * A square of a picture less its mean, times a window along both axes.
 *
 * @param at its first pixel (32-bit floats); `stride` pixels from one row to the next
 * @param side even
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
  const row = (<usize>stride) << 2;
  const length = (<usize>side) << 2;
  let sums = f64x2.splat(0);
  for (let y = 0, from = at; y < side; y++, from += row) {
    for (let x: usize = 0; x < length; x += 8) sums = f64x2.add(sums, pair(from + x));
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  const mean = f64x2.splat(sum / <f64>(side * side));
  for (let y = 0; y < side; y++, at += row) {
    const weight = v128.load64_splat(windowAt + (y << 3));
    for (let x: usize = 0; x < length; x += 8, tileAt += 16) {
      const value = f64x2.sub(pair(at + x), mean);
      v128.store(tileAt, windowed(value, weight, windowAt + (x << 1)));
    }
  }
}

/**
 * A square of a picture less another, times a window along both axes; as `windowTile`.
 *
 * @param lessAt side x side 32-bit floats
 */
export function windowDifference(
  at: usize,
  stride: i32,
  lessAt: usize,
  side: i32,
  windowAt: usize,
  tileAt: usize,
): void {
  const row = (<usize>stride) << 2;
  const length = (<usize>side) << 2;
  for (let y = 0; y < side; y++, at += row) {
    const weight = v128.load64_splat(windowAt + (y << 3));
    for (let x: usize = 0; x < length; x += 8, lessAt += 8, tileAt += 16) {
      const value = f64x2.sub(pair(at + x), pair(lessAt));
      v128.store(tileAt, windowed(value, weight, windowAt + (x << 1)));
    }
  }
}

/** Two floats beside each other. */
function pair(at: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(at));
}

/** Two values times the window of their row and those of their columns. */
function windowed(values: v128, row: v128, columnsAt: usize): v128 {
  return f64x2.mul(f64x2.mul(values, row), v128.load(columnsAt));
}
