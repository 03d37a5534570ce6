import { laneMask, pairLuma } from './single-luma';

/**
 * Steps of luma from pixel to pixel in a rectangle of a picture, without their signs: those to each column from the one before it, added up over
 * all rows, and those to each row, added up over all columns. Neither the first column nor the first row has one before it.
 *
 * @param pixelsAt 8-bit samples, interleaved, of its first pixel; 8 bytes more than its must be readable
 * @param channels of a pixel
 * @param stride samples from one row to the next
 * @param linesAt room for 2 x `width` + 8 64-bit floats
 * @param acrossAt receives the sums of the columns, `width` 64-bit floats and one more; the first is without meaning
 * @param downAt receives those of the rows from the second on, `height` 64-bit floats
 */
export function lumaSteps(
  pixelsAt: usize,
  channels: i32,
  stride: i32,
  width: i32,
  height: i32,
  linesAt: usize,
  acrossAt: usize,
  downAt: usize,
): void {
  const length = (<usize>width) << 3;
  memory.fill(acrossAt, 0, length + 8);
  let line = linesAt + 16;
  let before = line + length + 24;
  store<f64>(line - 8, 0);
  store<f64>(before - 8, 0);
  for (let y = 0; y < height; y++, pixelsAt += stride) {
    readLine(pixelsAt, channels, length, line);
    for (let x: usize = 0; x < length; x += 16) {
      const step = difference(line + x, line + x - 8);
      v128.store(acrossAt + x, f64x2.add(v128.load(acrossAt + x), step));
    }
    if (y > 0) store<f64>(downAt + ((<usize>y) << 3), lineStep(line, before, length));
    const other = before;
    before = line;
    line = other;
  }
}

/** Luma of a row of pixels; two at a time: one more may be read and written. */
function readLine(pixelsAt: usize, channels: i32, length: usize, line: usize): void {
  const red = laneMask(0, channels);
  const green = laneMask(1, channels + 1);
  const blue = laneMask(2, channels + 2);
  const step = (<usize>channels) << 1;
  for (const end = line + length; line < end; line += 16, pixelsAt += step) {
    v128.store(line, pairLuma(pixelsAt, red, green, blue));
  }
}

/** The sum of all differences of two lines. */
function lineStep(line: usize, before: usize, length: usize): f64 {
  let sums = f64x2.splat(0);
  const pairs = length & ~15;
  for (let x: usize = 0; x < pairs; x += 16) {
    sums = f64x2.add(sums, difference(line + x, before + x));
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  return pairs < length ? sum + abs(load<f64>(line + pairs) - load<f64>(before + pairs)) : sum;
}

function difference(p: usize, q: usize): v128 {
  return f64x2.abs(f64x2.sub(v128.load(p), v128.load(q)));
}
