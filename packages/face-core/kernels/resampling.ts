/** How the rows and columns of a picture make those of an output. `prepareResampling` (src/image/resampling.ts) fills it in. */
@unmanaged
export class Resampling {
  /** 8-bit samples, interleaved, row after row; 16 bytes more than are summed must be readable. */
  rowsAt: usize;
  /** Samples from one row to the next, and how many of each row are summed. */
  step: i32;
  samples: i32;
  /** Of a pixel, 3 or 4. */
  channels: i32;
  /** For each row of the output (32-bit): the first row that makes it, how many do, and their weights (`mostRows` for each output row). */
  rowFirstAt: usize;
  rowCountAt: usize;
  rowWeightsAt: usize;
  mostRows: i32;
  /** Room for 16-bit sums, `samples` of them and 32 more. */
  sumsAt: usize;
  /** Columns of the output. */
  width: i32;
  /** The same for each of them. */
  firstAt: usize;
  countAt: usize;
  weightsAt: usize;
  most: i32;
}

/**
 * The weighted sum of the rows that make row `y` of the output, at `sumsAt`. Whole numbers: weights add up to 256, so that a sum fits
 * into 16 bits. Up to fifteen more are summed.
 */
export function sumRows(r: Resampling, y: i32): void {
  const place = y << 2;
  const count = load<i32>(r.rowCountAt + place);
  const weightsAt = r.rowWeightsAt + <usize>(y * r.mostRows) * 4;
  const step = <usize>r.step;
  const at = r.rowsAt + <usize>load<i32>(r.rowFirstAt + place) * step;
  const end = at + <usize>r.samples;
  // Few rows are what most pictures have: their weights stay where they are while the row is summed.
  if (count == 1) copyRow(at, end, r.sumsAt);
  else if (count == 2) sumTwo(at, end, step, weightsAt, r.sumsAt);
  else if (count == 3) sumThree(at, end, step, weightsAt, r.sumsAt);
  else {
    sumFour(at, end, step, weightsAt, r.sumsAt);
    for (let row = 4; row < count; row++) {
      const more = <usize>row * step;
      addRow(at + more, end + more, weight(weightsAt, row), r.sumsAt);
    }
  }
}

/*
 * Sixteen samples at a time: places that differ by what is known when this is compiled cost nothing to compute.
 */

/** One row's weight is 256. */
function copyRow(at: usize, end: usize, out: usize): void {
  for (; at < end; at += 16, out += 32) {
    v128.store(out, i16x8.shl(v128.load8x8_u(at), 8));
    v128.store(out, i16x8.shl(v128.load8x8_u(at, 8), 8), 16);
  }
}

function sumTwo(at: usize, end: usize, step: usize, weightsAt: usize, out: usize): void {
  const a = weight(weightsAt, 0);
  const b = weight(weightsAt, 1);
  for (let second = at + step; at < end; at += 16, second += 16, out += 32) {
    v128.store(out, i16x8.add(times(at, a), times(second, b)));
    v128.store(out, i16x8.add(timesNext(at, a), timesNext(second, b)), 16);
  }
}

function sumThree(at: usize, end: usize, step: usize, weightsAt: usize, out: usize): void {
  const a = weight(weightsAt, 0);
  const b = weight(weightsAt, 1);
  const c = weight(weightsAt, 2);
  let second = at + step;
  let third = second + step;
  for (; at < end; at += 16, second += 16, third += 16, out += 32) {
    const low = i16x8.add(times(at, a), times(second, b));
    const high = i16x8.add(timesNext(at, a), timesNext(second, b));
    v128.store(out, i16x8.add(low, times(third, c)));
    v128.store(out, i16x8.add(high, timesNext(third, c)), 16);
  }
}

function sumFour(at: usize, end: usize, step: usize, weightsAt: usize, out: usize): void {
  const a = weight(weightsAt, 0);
  const b = weight(weightsAt, 1);
  const c = weight(weightsAt, 2);
  const d = weight(weightsAt, 3);
  let second = at + step;
  let third = second + step;
  let fourth = third + step;
  for (; at < end; at += 16, out += 32) {
    const low = i16x8.add(times(at, a), times(second, b));
    const high = i16x8.add(timesNext(at, a), timesNext(second, b));
    const low2 = i16x8.add(times(third, c), times(fourth, d));
    const high2 = i16x8.add(timesNext(third, c), timesNext(fourth, d));
    v128.store(out, i16x8.add(low, low2));
    v128.store(out, i16x8.add(high, high2), 16);
    second += 16;
    third += 16;
    fourth += 16;
  }
}

/** Adds another row to a sum. */
function addRow(at: usize, end: usize, weight: v128, out: usize): void {
  for (; at < end; at += 16, out += 32) {
    v128.store(out, i16x8.add(v128.load(out), times(at, weight)));
    v128.store(out, i16x8.add(v128.load(out, 16), timesNext(at, weight)), 16);
  }
}

function weight(weightsAt: usize, row: i32): v128 {
  return i16x8.splat(<i16>load<i32>(weightsAt + (row << 2)));
}

function times(at: usize, weight: v128): v128 {
  return i16x8.mul(v128.load8x8_u(at), weight);
}

/** The same of the eight samples behind them. */
function timesNext(at: usize, weight: v128): v128 {
  return i16x8.mul(v128.load8x8_u(at, 8), weight);
}
