import fc from 'fast-check';
import { expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import type { Image } from '../image/image.ts';
import { LUMA } from '../image/model-input.ts';
import { lumaSteps } from './luma-steps.ts';

const image = (channels: 3 | 4): Image => ({
  width: 41,
  height: 23,
  channels,
  data: Uint8Array.from({ length: 41 * 23 * channels }, (_, i) => (i * i * 31 + i * 7) % 256),
});

/** The luma of a pixel as a 32-bit float. */
function lumaAt({ width, channels, data }: Image, x: number, y: number): number {
  const i = (y * width + x) * channels;
  return Math.fround(LUMA.red * data[i]! + LUMA.green * data[i + 1]! + LUMA.blue * data[i + 2]!);
}

const sum = (count: number, of: (i: number) => number): number =>
  Array.from({ length: count }, (_, i) => of(i)).reduce((total, one) => total + one, 0);

it('adds up the steps to each column and to each row, in any part of a picture', () => {
  const share = realNumber(0, 1);
  const channels = fc.constantFrom<(3 | 4)[]>(3, 4);
  fc.assert(
    fc.property(channels, share, share, share, share, (channels, a, b, c, d) => {
      const picture = image(channels);
      const [left, top] = [Math.floor(a * 40), Math.floor(b * 22)];
      const width = 1 + Math.floor(c * (40 - left));
      const height = 1 + Math.floor(d * (22 - top));
      const luma = (x: number, y: number) => lumaAt(picture, left + x, top + y);
      const { columns, rows } = lumaSteps(picture, { left, top, width, height });
      expect([columns.length, rows.length]).toEqual([width, height]);
      for (let x = 1; x < width; x++) {
        expect(columns[x]).toBe(sum(height, (y) => Math.abs(luma(x, y) - luma(x - 1, y))));
      }
      for (let y = 1; y < height; y++) {
        expect(rows[y]).toBe(sum(width, (x) => Math.abs(luma(x, y) - luma(x, y - 1))));
      }
    }),
  );
});
