import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { mostTaps, WEIGHT_ONE, writeTaps } from './axis-taps.ts';

const intervals = fc.record({
  start: realNumber(-300, 300),
  extent: realNumber(0.5, 900),
  size: fc.integer({ min: 1, max: 200 }),
  outputs: fc.integer({ min: 1, max: 64 }),
});

function axisTaps(start: number, extent: number, size: number, outputs: number) {
  const most = mostTaps(extent, outputs);
  // Memory that was used before.
  const words = new Int32Array(outputs * (2 + most)).fill(9);
  const places = { first: 0, count: outputs, weights: 2 * outputs };
  writeTaps(words, places, start, extent, size, outputs);
  return {
    first: words.subarray(0, outputs),
    count: words.subarray(outputs, 2 * outputs),
    weights: words.subarray(2 * outputs),
    most,
  };
}

describe('writeTaps', () => {
  it('gives every output pixel a whole weight in all, from pixels of the picture', () => {
    fc.assert(
      fc.property(intervals, ({ start, extent, size, outputs }) => {
        const { first, count, most, weights } = axisTaps(start, extent, size, outputs);
        for (let i = 0; i < outputs; i++) {
          const taps = weights.slice(i * most, i * most + count[i]!);
          expect(taps.reduce((sum, weight) => sum + weight, 0)).toBe(WEIGHT_ONE);
          expect(Math.min(...taps)).toBeGreaterThanOrEqual(0);
          expect(first[i]).toBeGreaterThanOrEqual(0);
          expect(first[i]! + count[i]!).toBeLessThanOrEqual(size);
        }
      }),
    );
  });

  it('keeps every pixel as it is where nothing is resampled', () => {
    const { first, count, weights, most } = axisTaps(3, 5, 20, 5);
    expect([...first]).toEqual([3, 4, 5, 6, 7]);
    expect([...count]).toEqual([1, 1, 1, 1, 1]);
    expect([0, 1, 2, 3, 4].map((i) => weights[i * most])).toEqual(Array(5).fill(WEIGHT_ONE));
  });

  it('weighs source pixels by the area they cover', () => {
    const { weights, most, count } = axisTaps(0, 5, 5, 2);
    const taps = (i: number) => [...weights.slice(i * most, i * most + count[i]!)];
    // 2.5 pixels each: two whole ones and half of the one in the middle.
    expect(taps(0)).toEqual([102, 103, 51]);
    expect(taps(1)).toEqual([51, 103, 102].map((weight) => expect.closeTo(weight, -0.5) as number));
  });
});
