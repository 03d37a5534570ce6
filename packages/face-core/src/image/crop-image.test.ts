import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import type { Rect } from '../geometry/space.ts';
import { cropImage } from './crop-image.ts';
import type { Image } from './image.ts';

/** A smooth picture: shrinking by reading fewer rows must not show. */
function waves(width: number, height: number, channels: 3 | 4, offset = 0): Image {
  const data = new Uint8Array(width * height * channels + offset).subarray(offset);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++, i++) {
        data[i] = c === 3 ? 255 : 128 + 100 * Math.sin(x / 9 + c) * Math.cos(y / 7 - c);
      }
    }
  }
  return { width, height, channels, data };
}

/**
 * The mean over the source area of each output pixel by its definition: the picture is a function that interpolates linearly between pixel centres
 * (enlarging) or is constant over each pixel (shrinking), integrated by brute force.
 */
function byDefinition(image: Image, rect: Rect<'frame'>, width: number, height: number): number[] {
  const result: number[] = [];
  const weights = (start: number, extent: number, outputs: number, i: number, size: number) => {
    const step = extent / outputs;
    const found = new Map<number, number>();
    const centre = start + (i + 0.5) * step;
    const reach = Math.max(step, 1);
    const parts = 400;
    for (let k = 0; k < parts; k++) {
      const place = centre - reach / 2 + ((k + 0.5) / parts) * reach;
      const index = Math.min(size - 1, Math.max(0, Math.floor(place)));
      found.set(index, (found.get(index) ?? 0) + 1 / parts);
    }
    return found;
  };
  for (let y = 0; y < height; y++) {
    const rows = weights(rect.y, rect.height, height, y, image.height);
    for (let x = 0; x < width; x++) {
      const columns = weights(rect.x, rect.width, width, x, image.width);
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (const [row, rowWeight] of rows) {
          for (const [column, columnWeight] of columns) {
            const sample = image.data[(row * image.width + column) * image.channels + c]!;
            sum += sample * rowWeight * columnWeight;
          }
        }
        result.push(sum);
      }
    }
  }
  return result;
}

const rects = fc.record({
  x: realNumber(-40, 40),
  y: realNumber(-40, 40),
  width: realNumber(2, 90),
  height: realNumber(2, 90),
});

describe('cropImage', () => {
  it('is the mean over the area, inside and beyond the picture', () => {
    fc.assert(
      fc.property(
        rects,
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 20, max: 50 }),
        (rect, width, height, side) => {
          fc.pre(rect.height / height < 6);
          const image = waves(side, side + 3, 3);
          const wanted = byDefinition(image, rect, width, height);
          const { data } = cropImage(image, rect, width, height);
          // Weights are 256ths on two axes.
          for (const [i, value] of wanted.entries()) {
            expect(Math.abs(data[i]! - value)).toBeLessThan(2.5);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses a rectangle of what is no number', () => {
    const rect = { x: 0, y: 0, width: 9, height: 9 };
    for (const wrong of [{ x: Number.NaN }, { height: Number.POSITIVE_INFINITY }])
      expect(() => cropImage(waves(20, 20, 3), { ...rect, ...wrong }, 3, 3)).toThrow(RangeError);
  });

  it('stays close to that mean where it shrinks so much that rows are left out', () => {
    const image = waves(60, 500, 3);
    const inside = fc.record({
      y: realNumber(0, 100),
      height: realNumber(300, 400),
    });
    fc.assert(
      fc.property(inside, fc.integer({ min: 16, max: 50 }), ({ y, height }, outputs) => {
        const rect = { x: 5, y, width: 40, height };
        const wanted = byDefinition(image, rect, 5, outputs);
        const { data } = cropImage(image, rect, 5, outputs);
        for (const [i, value] of wanted.entries()) {
          expect(Math.abs(data[i]! - value)).toBeLessThan(12);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same numbers wherever the samples lie, and does not read the fourth channel', () => {
    fc.assert(
      fc.property(rects, fc.integer({ min: 1, max: 12 }), (rect, outputs) => {
        const aligned = waves(48, 40, 3);
        const shifted = waves(48, 40, 3, 1);
        expect(shifted.data.byteOffset).toBe(1);
        const words = cropImage(aligned, rect, outputs, outputs);
        expect(words.data).toEqual(cropImage(shifted, rect, outputs, outputs).data);
        const withAlpha = cropImage(waves(48, 40, 4), rect, outputs, outputs);
        expect(words.data).toEqual(withAlpha.data);
      }),
    );
  });

  it('keeps a plain picture plain, however it is cut', () => {
    fc.assert(
      fc.property(rects, fc.integer({ min: 0, max: 255 }), (rect, level) => {
        const data = new Uint8Array(31 * 29 * 3).fill(level);
        const cut = cropImage({ width: 31, height: 29, channels: 3, data }, rect, 7, 5);
        expect(new Set(cut.data)).toEqual(new Set([level]));
      }),
    );
  });

  it('copies a rectangle of whole pixels unchanged', () => {
    const image = waves(30, 20, 3);
    const { data } = cropImage(image, { x: 4, y: 5, width: 10, height: 8 }, 10, 8);
    for (let y = 0; y < 8; y++) {
      const from = ((y + 5) * 30 + 4) * 3;
      expect([...data.subarray(y * 30, y * 30 + 30)]).toEqual([
        ...image.data.subarray(from, from + 30),
      ]);
    }
  });

  it('refuses a picture whose size and data disagree', () => {
    const torn: Image = { width: 4, height: 4, channels: 3, data: new Uint8Array(47) };
    expect(() => cropImage(torn, { x: 0, y: 0, width: 4, height: 4 }, 2, 2)).toThrow(RangeError);
  });
});
