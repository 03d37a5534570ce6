import { rowToPlanes } from './planes';
import { Resampling, sumRows } from './resampling';

/** One 65,536th: sums over rows and columns have weights of 256 each. */
const UNIT: f32 = 1.0 / 65536.0;

/** Rows of red, green, blue, 0..255, as 32-bit floats, without room between them. One float more is written. */
export function resampleRows(resampling: usize, rows: i32, outAt: usize): void {
  const r = changetype<Resampling>(resampling);
  for (let y = 0; y < rows; y++) {
    sumRows(r, y);
    outAt = columns(r, outAt);
  }
}

/**
 * Rows of a model's input: `value * scale + bias` of values 0..255 as 32-bit floats, each colour in its plane.
 *
 * @param rowAt room for 3 x width + 1 32-bit floats
 */
export function resamplePlanes(
  resampling: usize,
  rows: i32,
  scale: f64,
  bias: f64,
  rowAt: usize,
  redAt: usize,
  greenAt: usize,
  blueAt: usize,
): void {
  const r = changetype<Resampling>(resampling);
  const width = r.width;
  for (let y = 0; y < rows; y++) {
    sumRows(r, y);
    columns(r, rowAt);
    const place = (<usize>(y * width)) << 2;
    rowToPlanes(rowAt, width, scale, bias, redAt + place, greenAt + place, blueAt + place);
  }
}

/** A row's columns from sums over rows. Whole numbers below 2^24: exact. @returns where the row ends */
function columns(r: Resampling, rowAt: usize): usize {
  const sumsAt = r.sumsAt;
  const step = (<usize>r.channels) << 1;
  const most = (<usize>r.most) << 2;
  const firstAt = r.firstAt;
  const countAt = r.countAt;
  let weightsAt = r.weightsAt;
  for (let place: usize = 0, end = (<usize>r.width) << 2; place < end; place += 4) {
    let at = sumsAt + <usize>load<i32>(firstAt + place) * step;
    let sum = i32x4.splat(0);
    const lastAt = weightsAt + ((<usize>load<i32>(countAt + place)) << 2);
    for (let weight = weightsAt; weight < lastAt; weight += 4) {
      sum = i32x4.add(sum, i32x4.mul(v128.load16x4_u(at), v128.load32_splat(weight)));
      at += step;
    }
    weightsAt += most;
    v128.store(rowAt, f32x4.mul(f32x4.convert_i32x4_s(sum), f32x4.splat(UNIT)));
    rowAt += 12;
  }
  return rowAt;
}
