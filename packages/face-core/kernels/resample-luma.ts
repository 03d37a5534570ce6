import { Resampling, sumRows } from './resampling';

/**
 * Rows of luma as 32-bit floats, without room between them: red, green and blue times their weights.
 *
 * @param whole whether each column of the output is one of the picture, in order
 * @param red weights of sums over rows and columns (65,536 times the samples); with `whole`, of sums over rows (256 times)
 * @param linesAt room for 8 x `lineLength` floats
 * @param lineLength a multiple of four, at least the width, and the pixels that are summed and as many more as one output pixel has taps
 * @param weightsAt room for as many floats as the width and an output pixel's taps make, and three more
 */
export function resampleLuma(
  resampling: usize,
  rows: i32,
  whole: bool,
  red: f32,
  green: f32,
  blue: f32,
  linesAt: usize,
  lineLength: i32,
  weightsAt: usize,
  outAt: usize,
): void {
  const r = changetype<Resampling>(resampling);
  const width = r.width;
  const stride = (<usize>width) << 2;
  const line = (<usize>lineLength) << 2;
  if (whole) {
    for (let y = 0; y < rows; y++) {
      sumRows(r, y);
      lumaLine(r.sumsAt, r.channels, width, red, green, blue, linesAt);
      memory.copy(outAt + <usize>y * stride, linesAt, stride);
    }
    return;
  }
  const length = r.samples / r.channels;
  const tallAt = linesAt + 4 * line;
  const most = r.most;
  toFloats(r.weightsAt, width * most, weightsAt);
  for (let y = 0; y < rows; y += 4) {
    // Four rows at a time: luma of each first, so that one channel is summed along the row instead of three.
    for (let k = 0; k < 4; k++) {
      sumRows(r, min(y + k, rows - 1));
      lumaLine(r.sumsAt, r.channels, length, red, green, blue, linesAt + <usize>k * line);
    }
    interleave(linesAt, line, length, tallAt);
    // A number must be there for taps of no weight: nought times whatever the memory holds might be none.
    memory.fill(tallAt + ((<usize>length) << 4), 0, (<usize>most) << 4);
    if (most == 2) twoColumns(r.firstAt, width, weightsAt, tallAt, linesAt);
    else if (most == 3) threeColumns(r.firstAt, width, weightsAt, tallAt, linesAt);
    else manyColumns(r.firstAt, width, weightsAt, most, tallAt, linesAt);
    const at = outAt + <usize>y * stride;
    const four = y + 4 <= rows ? width & ~3 : 0;
    spread(linesAt, four, at, stride);
    for (let k = 0, count = min(4, rows - y); k < count; k++) {
      const restAt = at + <usize>k * stride + (four << 2);
      laneOf(linesAt + (four << 4) + (k << 2), width - four, restAt);
    }
  }
}

/** Luma of a line of sums; four pixels at a time: up to three more are read and written. */
function lumaLine(
  sumsAt: usize,
  channels: i32,
  length: i32,
  red: f32,
  green: f32,
  blue: f32,
  lineAt: usize,
): void {
  const wr = f32x4.splat(red);
  const wg = f32x4.splat(green);
  const wb = f32x4.splat(blue);
  const end = lineAt + ((<usize>length) << 2);
  if (channels == 3) {
    for (; lineAt < end; lineAt += 16, sumsAt += 24) {
      const p = colour(v128.load16x4_u(sumsAt));
      const q = colour(v128.load16x4_u(sumsAt, 6));
      const s = colour(v128.load16x4_u(sumsAt, 12));
      v128.store(lineAt, luma(p, q, s, colour(v128.load16x4_u(sumsAt, 18)), wr, wg, wb));
    }
  } else {
    for (; lineAt < end; lineAt += 16, sumsAt += 32) {
      const p = colour(v128.load16x4_u(sumsAt));
      const q = colour(v128.load16x4_u(sumsAt, 8));
      const s = colour(v128.load16x4_u(sumsAt, 16));
      v128.store(lineAt, luma(p, q, s, colour(v128.load16x4_u(sumsAt, 24)), wr, wg, wb));
    }
  }
}

/** Red, green and blue of a pixel; what the fourth is does not matter. */
function colour(sums: v128): v128 {
  return f32x4.convert_i32x4_s(sums);
}

/** Luma of four pixels. */
function luma(p: v128, q: v128, s: v128, t: v128, wr: v128, wg: v128, wb: v128): v128 {
  const redGreen = v128.shuffle<u32>(p, q, 0, 4, 1, 5);
  const redGreen2 = v128.shuffle<u32>(s, t, 0, 4, 1, 5);
  const blues = v128.shuffle<u32>(p, q, 2, 6, 3, 7);
  const blues2 = v128.shuffle<u32>(s, t, 2, 6, 3, 7);
  const r = v128.shuffle<u64>(redGreen, redGreen2, 0, 2);
  const g = v128.shuffle<u64>(redGreen, redGreen2, 1, 3);
  const b = v128.shuffle<u64>(blues, blues2, 0, 2);
  return f32x4.add(f32x4.add(f32x4.mul(wr, r), f32x4.mul(wg, g)), f32x4.mul(wb, b));
}

/** Four lines as one of vectors: the values of one column stand beside each other. */
function interleave(linesAt: usize, line: usize, length: i32, tallAt: usize): void {
  for (const end = linesAt + ((<usize>length) << 2); linesAt < end; linesAt += 16, tallAt += 64) {
    transpose(linesAt, line, tallAt, 16);
  }
}

/** Four by four values: rows `from` bytes apart become columns, whose rows are `to` bytes apart. */
function transpose(at: usize, from: usize, outAt: usize, to: usize): void {
  const a = v128.load(at);
  const b = v128.load(at + from);
  const c = v128.load(at + 2 * from);
  const d = v128.load(at + 3 * from);
  const ab = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
  v128.store(outAt, v128.shuffle<u64>(ab, cd, 0, 2));
  v128.store(outAt + to, v128.shuffle<u64>(ab, cd, 1, 3));
  v128.store(outAt + 2 * to, v128.shuffle<u64>(abHigh, cdHigh, 0, 2));
  v128.store(outAt + 3 * to, v128.shuffle<u64>(abHigh, cdHigh, 1, 3));
}

/** Whole numbers as floats, four at a time. */
function toFloats(at: usize, length: i32, outAt: usize): void {
  for (const end = outAt + ((<usize>length) << 2); outAt < end; outAt += 16, at += 16) {
    v128.store(outAt, f32x4.convert_i32x4_s(v128.load(at)));
  }
}

/*
 * Weighted sums along four interleaved lines. Taps beyond an output's own have the weight 0: all outputs take the same way. Few taps are what
 * most pictures have.
 */

function twoColumns(firstAt: usize, width: i32, weightsAt: usize, tallAt: usize, out: usize): void {
  for (const end = out + ((<usize>width) << 4); out < end; out += 16, firstAt += 4) {
    const at = tallAt + ((<usize>load<i32>(firstAt)) << 4);
    v128.store(out, f32x4.add(tap(at, weightsAt, 0), tap(at, weightsAt, 1)));
    weightsAt += 8;
  }
}

function threeColumns(
  firstAt: usize,
  width: i32,
  weightsAt: usize,
  tallAt: usize,
  out: usize,
): void {
  for (const end = out + ((<usize>width) << 4); out < end; out += 16, firstAt += 4) {
    const at = tallAt + ((<usize>load<i32>(firstAt)) << 4);
    const sum = f32x4.add(tap(at, weightsAt, 0), tap(at, weightsAt, 1));
    v128.store(out, f32x4.add(sum, tap(at, weightsAt, 2)));
    weightsAt += 12;
  }
}

function manyColumns(
  firstAt: usize,
  width: i32,
  weightsAt: usize,
  most: i32,
  tallAt: usize,
  out: usize,
): void {
  for (const end = out + ((<usize>width) << 4); out < end; out += 16, firstAt += 4) {
    let at = tallAt + ((<usize>load<i32>(firstAt)) << 4);
    let sum = f32x4.splat(0);
    for (let k = 0; k < most; k++, at += 16, weightsAt += 4) {
      sum = f32x4.add(sum, tap(at, weightsAt, 0));
    }
    v128.store(out, sum);
  }
}

function tap(at: usize, weightsAt: usize, k: usize): v128 {
  return f32x4.mul(v128.load32_splat(weightsAt + (k << 2)), v128.load(at + (k << 4)));
}

/** Interleaved lines as four rows again, four columns at a time. */
function spread(at: usize, width: i32, outAt: usize, stride: usize): void {
  for (const end = at + ((<usize>width) << 4); at < end; at += 64, outAt += 16) {
    transpose(at, 16, outAt, stride);
  }
}

/** Every fourth float from `at` on. */
function laneOf(at: usize, width: i32, outAt: usize): void {
  for (let x = 0; x < width; x++) {
    store<f32>(outAt + (x << 2), load<f32>(at));
    at += 16;
  }
}
