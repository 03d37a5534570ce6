/**
 * One row of red, green, blue from a picture that is turned: linear interpolation between the four pixels around each place; beyond
 * the picture its edge is repeated. Each output pixel is the mean of one place or, where detail would alias, of four.
 *
 * @param pixelsAt 8-bit samples of the picture, interleaved; 8 bytes more must be readable
 * @param channels of a pixel, 3 or 4
 * @param stride samples from one row to the next
 * @param u the first place, in pixels from the picture's first, whole numbers being pixel centres; `v` down
 * @param stepU from one output pixel to the next; `stepV` down
 * @param acrossU from a pixel's first place to the second beside it; `acrossV` down. All 0: only one place is read
 * @param downU from them to the two below; `downV` down
 * @param highU the picture's last pixel; the first is 0. `highV` down
 * @param rowAt 32-bit floats; one more than 3 x `length` is written
 */
export function warpRow(
  pixelsAt: usize,
  channels: i32,
  stride: i32,
  u: f64,
  v: f64,
  stepU: f64,
  stepV: f64,
  acrossU: f64,
  acrossV: f64,
  downU: f64,
  downV: f64,
  highU: f64,
  highV: f64,
  length: i32,
  rowAt: usize,
): void {
  const four = acrossU != 0 || acrossV != 0 || downU != 0 || downV != 0;
  const step = pair(stepU, stepV);
  const across = pair(acrossU, acrossV);
  const down = pair(downU, downV);
  const high = pair(highU, highV);
  const lastRow = <i32>highV;
  const left = colourMask(0);
  const right = colourMask(channels);
  const quarter = f32x4.splat(0.25);
  let place = pair(u, v);
  for (let i = 0; i < length; i++) {
    let sum = sampled(pixelsAt, channels, stride, place, high, lastRow, left, right);
    if (four) {
      const below = f64x2.add(place, down);
      const p = sampled(
        pixelsAt,
        channels,
        stride,
        f64x2.add(place, across),
        high,
        lastRow,
        left,
        right,
      );
      const q = sampled(pixelsAt, channels, stride, below, high, lastRow, left, right);
      const r = sampled(
        pixelsAt,
        channels,
        stride,
        f64x2.add(below, across),
        high,
        lastRow,
        left,
        right,
      );
      sum = f32x4.mul(f32x4.add(f32x4.add(sum, p), f32x4.add(q, r)), quarter);
    }
    // The fourth lane is overwritten by the next pixel.
    v128.store(rowAt, sum);
    rowAt += 12;
    place = f64x2.add(place, step);
  }
}

function pair(u: f64, v: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(u), 1, v);
}

/** Red, green and blue at a place (u, v). Both axes are computed at once: several times as fast as one after the other. */
function sampled(
  pixelsAt: usize,
  channels: i32,
  stride: i32,
  place: v128,
  high: v128,
  lastRow: i32,
  left: v128,
  right: v128,
): v128 {
  // In this order what is no number becomes 0, too.
  const inside = f64x2.pmin(f64x2.pmax(f64x2.splat(0), place), high);
  const whole = f64x2.floor(inside);
  const share = f32x4.demote_f64x2_zero(f64x2.sub(inside, whole));
  const numbers = f64x2.add(whole, f64x2.splat(INTEGERS_FROM));
  const x = i32x4.extract_lane(numbers, 0);
  const y = i32x4.extract_lane(numbers, 2);
  // Below the last row nothing is read. Beyond a row's last pixel something is: its share is nought.
  const below: usize = y < lastRow ? <usize>stride : 0;
  const at = pixelsAt + <usize>(y * stride + x * channels);
  const fx = v128.shuffle<f32>(share, share, 0, 0, 0, 0);
  const over = v128.load64_zero(at);
  const under = v128.load64_zero(at + below);
  const upper = between(colour(over, left), colour(over, right), fx);
  const lower = between(colour(under, left), colour(under, right), fx);
  return between(upper, lower, v128.shuffle<f32>(share, share, 1, 1, 1, 1));
}

/** A whole number below 2^32 that is added to it stands in the low half of the sum's bits. */
const INTEGERS_FROM: f64 = 4503599627370496.0;

function between(a: v128, b: v128, share: v128): v128 {
  return f32x4.add(a, f32x4.mul(f32x4.sub(b, a), share));
}

/** Red, green and blue of one of two pixels. */
function colour(pixels: v128, mask: v128): v128 {
  return f32x4.convert_i32x4_s(v128.swizzle(pixels, mask));
}

/** Puts the three bytes from `first` on into lanes of 32 bits. */
function colourMask(first: i32): v128 {
  const red = i8x16.replace_lane(i8x16.splat(-1), 0, <i8>first);
  const green = i8x16.replace_lane(red, 4, <i8>(first + 1));
  return i8x16.replace_lane(green, 8, <i8>(first + 2));
}
