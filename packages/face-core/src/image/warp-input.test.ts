import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Affine } from '../geometry/affine.ts';
import { cropInput } from './crop-input.ts';
import type { Image } from './image.ts';
import type { InputFormat } from './model-input.ts';
import { sampledInput } from './sampled-input.ts';
import { warpInput } from './warp-input.ts';

const format = (width: number, height: number): InputFormat => ({
  width,
  height,
  colour: 'RGB',
  mean: 0,
  scale: 1,
});

/** Grey rises by 2 with each pixel to the right and by 3 with each one down: linear, so that interpolation is exact. */
function slope(width: number, height: number): Image {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    data.fill(2 * (i % width) + 3 * Math.floor(i / width), 3 * i, 3 * i + 3);
  }
  return { width, height, channels: 3, data };
}

const SLOPE = slope(40, 40);

describe('warpInput', () => {
  it('reads the very place that the map leads to', () => {
    const maps = fc.record({
      a: fc.double({ min: -1, max: 1, noNaN: true }),
      c: fc.double({ min: -1, max: 1, noNaN: true }),
      tx: fc.double({ min: 16, max: 24, noNaN: true }),
      ty: fc.double({ min: 16, max: 24, noNaN: true }),
      fine: fc.boolean(),
    });
    fc.assert(
      fc.property(maps, ({ a, c, tx, ty, fine }) => {
        const map: Affine<'model-input', 'frame'> = { a, b: -c, c, d: a, tx, ty };
        const { data } = warpInput(SLOPE, map, format(9, 9), fine ? 0 : 10);
        for (let i = 0; i < 81; i++) {
          const x = (i % 9) + 0.5;
          const y = Math.floor(i / 9) + 0.5;
          const u = a * x - c * y + tx - 0.5;
          const v = c * x + a * y + ty - 0.5;
          // Pixel centres lie half a pixel inside; beyond the outermost the edge is repeated.
          if (u < 1 || v < 1 || u > 38 || v > 38) continue;
          expect(data[i]).toBeCloseTo(2 * u + 3 * v, 2);
        }
      }),
    );
  });

  it('equals the upright crop where nothing is turned', () => {
    const rect = { x: 3.25, y: 7.5, width: 18, height: 18 };
    const map: Affine<'model-input', 'frame'> = { a: 1, b: 0, c: 0, d: 1, tx: 3.25, ty: 7.5 };
    const warped = warpInput(SLOPE, map, format(18, 18));
    const cropped = cropInput(SLOPE, rect, format(18, 18));
    for (const [i, value] of warped.data.entries()) expect(cropped.data[i]).toBeCloseTo(value, 2);
  });

  it('repeats the edge beyond the picture', () => {
    const map: Affine<'model-input', 'frame'> = { a: 1, b: 0, c: 0, d: 1, tx: -10, ty: 100 };
    const { data } = warpInput(SLOPE, map, format(5, 5));
    expect(new Set(data)).toEqual(new Set([3 * 39]));
  });

  it('orders planes as the format says', () => {
    const pixel: Image = { width: 1, height: 1, channels: 3, data: new Uint8Array([10, 20, 30]) };
    const rect = { x: 0, y: 0, width: 1, height: 1 };
    const one = { ...format(1, 1), mean: 10, scale: 0.5 };
    expect([...cropInput(pixel, rect, one).data]).toEqual([0, 5, 10]);
    expect([...cropInput(pixel, rect, { ...one, colour: 'BGR' }).data]).toEqual([10, 5, 0]);
    const grey = cropInput(pixel, rect, { ...one, colour: 'grey' });
    expect(grey.dims).toEqual([1, 1, 1, 1]);
    expect(grey.data[0]).toBeCloseTo((0.299 * 10 + 0.587 * 20 + 0.114 * 30 - 10) / 2, 4);
  });
});

describe('sampledInput', () => {
  it('stands for the mean of the area on a smooth picture', () => {
    const image = slope(40, 40);
    const rect = { x: 0, y: 0, width: 40, height: 40 };
    const sampled = sampledInput(image, rect, format(10, 10));
    const averaged = cropInput(image, rect, format(10, 10));
    for (const [i, value] of averaged.data.entries()) {
      expect(Math.abs(sampled.data[i]! - value)).toBeLessThan(0.1);
    }
  });

  it('gives the same for a part of its output, of a large picture', () => {
    const side = 1300;
    const data = new Uint8Array(side * side * 4);
    for (let i = 0; i < data.length; i++) data[i] = (Math.imul(i, 2_654_435_761) >>> 24) % 251;
    const large: Image = { width: side, height: side, channels: 4, data };
    for (const fineFrom of [0, 100]) {
      // It turns, and leaves the picture at three corners.
      const map: Affine<'model-input', 'frame'> = { a: 21, b: -3, c: 3, d: 21, tx: 4, ty: -40 };
      const whole = warpInput(large, map, format(64, 64), fineFrom).data;
      for (const [left, top] of [
        [0, 0],
        [28, 30],
        [60, 2],
        [58, 58],
        [1, 59],
      ] as const) {
        const tx = map.tx + map.a * left + map.b * top;
        const ty = map.ty + map.c * left + map.d * top;
        const part = warpInput(large, { ...map, tx, ty }, format(4, 4), fineFrom).data;
        for (let i = 0; i < part.length; i++) {
          const [plane, y, x] = [Math.floor(i / 16), Math.floor(i / 4) % 4, i % 4];
          const place = plane * 64 * 64 + (top + y) * 64 + left + x;
          expect(part[i]).toBeCloseTo(whole[place]!, 3);
        }
      }
    }
  });
});
