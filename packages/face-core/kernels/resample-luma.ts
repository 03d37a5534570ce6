import { Resampling, sumRows } from './resampling';

/**
 * Rows of luma as 32-bit floats, without room between them: red, green and blue times their weights.
 *
 * @param whole whether each column of the output is one of the picture, in order
 * @param red weights of sums over rows and columns (65,536 times the samples); with `whole`, of sums over rows (256 times)
 * @param linesAt room for 8 x `lineLength` floats
 * @param lineLength a multiple of four, at least the width, and the pixels that are summed and as many more as one output pixel has taps
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
  for (let y = 0; y < rows; y += 4) {
    // Four rows at a time: luma of each first, so that one channel is summed along the row instead of three.
    for (let k = 0; k < 4; k++) {
      sumRows(r, min(y + k, rows - 1));
      lumaLine(r.sumsAt, r.channels, length, red, green, blue, linesAt + <usize>k * line);
    }
    interleave(linesAt, line, length, tallAt);
    columns(r, tallAt, length, linesAt);
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
  const step = (<usize>channels) << 1;
  for (const end = lineAt + ((<usize>length) << 2); lineAt < end; lineAt += 16) {
    const p = colour(sumsAt);
    const q = colour(sumsAt + step);
    const s = colour(sumsAt + 2 * step);
    const t = colour(sumsAt + 3 * step);
    const redGreen = v128.shuffle<u32>(p, q, 0, 4, 1, 5);
    const redGreen2 = v128.shuffle<u32>(s, t, 0, 4, 1, 5);
    const blues = v128.shuffle<u32>(p, q, 2, 6, 3, 7);
    const blues2 = v128.shuffle<u32>(s, t, 2, 6, 3, 7);
    const r = v128.shuffle<u64>(redGreen, redGreen2, 0, 2);
    const g = v128.shuffle<u64>(redGreen, redGreen2, 1, 3);
    const b = v128.shuffle<u64>(blues, blues2, 0, 2);
    const luma = f32x4.add(f32x4.add(f32x4.mul(wr, r), f32x4.mul(wg, g)), f32x4.mul(wb, b));
    v128.store(lineAt, luma);
    sumsAt += 4 * step;
  }
}

/** Red, green and blue of a pixel; what the fourth is does not matter. */
function colour(at: usize): v128 {
  return f32x4.convert_i32x4_s(v128.load16x4_u(at));
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

/** Weighted sums along four interleaved lines. Taps beyond an output's own have the weight 0: all outputs take the same way. */
function columns(r: Resampling, tallAt: usize, length: i32, outAt: usize): void {
  const most = r.most;
  // A number must be there for them: nought times whatever the memory holds might be none.
  memory.fill(tallAt + ((<usize>length) << 4), 0, (<usize>most) << 4);
  let weightsAt = r.weightsAt;
  let firstAt = r.firstAt;
  for (const end = outAt + ((<usize>r.width) << 4); outAt < end; outAt += 16, firstAt += 4) {
    let at = tallAt + ((<usize>load<i32>(firstAt)) << 4);
    let sum = f32x4.splat(0);
    for (let tap = 0; tap < most; tap++) {
      const weight = f32x4.convert_i32x4_s(v128.load32_splat(weightsAt));
      sum = f32x4.add(sum, f32x4.mul(weight, v128.load(at)));
      at += 16;
      weightsAt += 4;
    }
    v128.store(outAt, sum);
  }
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
