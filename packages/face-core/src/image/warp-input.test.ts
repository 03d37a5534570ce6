import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import type { Affine } from '../geometry/affine.ts';
import { cropInput } from './crop-input.ts';
import type { Image } from './image.ts';
import type { InputFormat } from './model-input.ts';
import { sampledInput } from './sampled-input.ts';
import { warpImage, warpInput } from './warp-input.ts';

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
      a: realNumber(-1, 1),
      c: realNumber(-1, 1),
      tx: realNumber(16, 24),
      ty: realNumber(16, 24),
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

  it.each([3, 4] as const)(
    'is the mean of the four pixels that its docstring names, of %d channels',
    (channels) => {
      const image = colours(90, 70, channels);
      const { data, dims } = sampledInput(
        image,
        { x: 10, y: 4, width: 64, height: 60 },
        { width: 16, height: 12, colour: 'BGR', mean: 7, scale: 0.5 },
      );
      expect(dims).toEqual([1, 3, 12, 16]);
      const at = (x: number, y: number, c: number) => image.data[(y * 90 + x) * channels + c]!;
      for (const [i, value] of data.entries()) {
        const [c, y, x] = [2 - Math.floor(i / 192), Math.floor(i / 16) % 12, i % 16];
        // A step of 4 across and 5 down: a quarter and three quarters of an output pixel are 1 and 3, 1.25 and 3.75 pixels.
        const [left, right] = [10 + 4 * x + 1, 10 + 4 * x + 2];
        const [upper, lower] = [4 + 5 * y + 1, 4 + 5 * y + 3];
        const sum =
          at(left, upper, c) + at(right, upper, c) + at(left, lower, c) + at(right, lower, c);
        expect(value).toBeCloseTo((sum / 4 - 7) / 2, 4);
      }
    },
  );
});

/** A picture whose channels differ, without any order. */
function colours(width: number, height: number, channels: 3 | 4): Image {
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < data.length; i++) data[i] = (Math.imul(i + 1, 2_654_435_761) >>> 24) % 251;
  return { width, height, channels, data };
}

describe('warpInput and warpImage', () => {
  const maps = fc.record({
    a: realNumber(-4, 4),
    c: realNumber(-4, 4),
    tx: realNumber(-20, 60),
    ty: realNumber(-20, 60),
    channels: fc.constantFrom(3, 4),
    fine: fc.boolean(),
  });

  it('interpolate each colour between the four pixels around a place, or the mean of four places', () => {
    fc.assert(
      fc.property(maps, ({ a, c, tx, ty, channels, fine }) => {
        const image = colours(37, 29, channels);
        const map: Affine<'model-input', 'frame'> = { a, b: -c, c, d: a, tx, ty };
        const { data } = warpInput(image, map, { ...format(7, 5), colour: 'BGR' }, fine ? 0 : 100);
        const clamp = (value: number, last: number) => Math.min(Math.max(value, 0), last);
        const at = (x: number, y: number, colour: number) =>
          image.data[(clamp(y, 28) * 37 + clamp(x, 36)) * channels + colour]!;
        const between = (x: number, y: number, colour: number) => {
          const u = clamp(a * x - c * y + tx - 0.5, 36);
          const v = clamp(c * x + a * y + ty - 0.5, 28);
          const [left, top] = [Math.floor(u), Math.floor(v)];
          const [fx, fy] = [u - left, v - top];
          return (
            (1 - fy) * ((1 - fx) * at(left, top, colour) + fx * at(left + 1, top, colour)) +
            fy * ((1 - fx) * at(left, top + 1, colour) + fx * at(left + 1, top + 1, colour))
          );
        };
        const places = fine ? [0.25, 0.75] : [0.5];
        for (const [i, value] of data.entries()) {
          const [colour, y, x] = [2 - Math.floor(i / 35), Math.floor(i / 7) % 5, i % 7];
          let sum = 0;
          for (const dy of places) for (const dx of places) sum += between(x + dx, y + dy, colour);
          expect(value).toBeCloseTo(sum / places.length ** 2, 2);
        }
      }),
    );
  });

  it('read no memory but the picture for a map that is no number', () => {
    // With digits in a float's lowest places, as a model might return it.
    const [none] = new Float32Array(new Uint32Array([0x7fc0_0007]).buffer);
    const map: Affine<'model-input', 'frame'> = { a: 1, b: 0, c: 0, d: 1, tx: none!, ty: none! };
    const { data } = warpInput(slope(8, 8), map, format(2, 2));
    expect([...data]).toEqual(Array.from(data, () => data[0]));
  });

  it('give the same picture, one of them in whole numbers', () => {
    const image = colours(37, 29, 4);
    const [a, c, tx, ty] = [1.3, 0.4, 5, -3];
    const input = warpInput(image, { a, b: -c, c, d: a, tx, ty }, format(24, 31)).data;
    const { data } = warpImage(image, { a, b: -c, c, d: a, tx, ty }, 24, 31);
    for (const [i, value] of data.entries()) {
      expect(Math.abs(value - input[(i % 3) * 24 * 31 + Math.floor(i / 3)]!)).toBeLessThan(0.51);
    }
  });
});
