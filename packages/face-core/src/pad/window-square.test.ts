import { describe, expect, it } from 'vitest';
import { room } from '../kernels/kernels.ts';
import { hann } from './fourier.ts';

const SIDE = 6;
const STRIDE = 11;
const WINDOW = hann(SIDE);
/** A picture of eighths, whose sums are exact, and where its square begins. */
const PICTURE = Float32Array.from({ length: STRIDE * 9 }, (_, i) => ((i * i * 13) % 2040) / 8);
const FIRST = 2 * STRIDE + 3;
const LESS = Float32Array.from({ length: SIDE * SIDE }, (_, i) => ((i * 29) % 100) / 7);

/** What a kernel writes. */
function written(kernel: 'windowTile' | 'windowDifference'): number[] {
  const made = room([PICTURE.byteLength, LESS.byteLength, WINDOW.byteLength, SIDE * SIDE * 8]);
  const { kernels, floats, doubles, at } = made;
  const [pictureAt, lessAt, windowAt, tileAt] = at;
  floats.set(PICTURE, pictureAt / 4);
  floats.set(LESS, lessAt / 4);
  doubles.set(WINDOW, windowAt / 8);
  const first = pictureAt + FIRST * 4;
  if (kernel === 'windowTile') kernels.windowTile(first, STRIDE, SIDE, windowAt, tileAt);
  else kernels.windowDifference(first, STRIDE, lessAt, SIDE, windowAt, tileAt);
  return [...doubles.subarray(tileAt / 8, tileAt / 8 + SIDE * SIDE)];
}

const square = Array.from(
  { length: SIDE * SIDE },
  (_, i) => PICTURE[FIRST + Math.floor(i / SIDE) * STRIDE + (i % SIDE)]!,
);
const windowed = (values: readonly number[]) =>
  values.map((value, i) => value * WINDOW[Math.floor(i / SIDE)]! * WINDOW[i % SIDE]!);

describe('a windowed square', () => {
  it('is taken less its mean', () => {
    const mean = square.reduce((sum, value) => sum + value, 0) / square.length;
    expect(written('windowTile')).toEqual(windowed(square.map((value) => value - mean)));
  });

  it('is taken less another', () => {
    const expected = windowed(square.map((value, i) => value - LESS[i]!));
    expect(written('windowDifference')).toEqual(expected);
  });
});
