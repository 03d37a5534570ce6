import { describe, expect, test } from 'vitest';
import { difference, worst } from './compare.ts';

describe('difference', () => {
  test('is absolute, and relative to the largest value', () => {
    const found = difference(Float32Array.of(1, -4, 2), Float32Array.of(1, -3, 2));
    expect(found).toEqual({ absolute: 1, relative: 0.25 });
    expect(difference(Float32Array.of(0), Float32Array.of(0.5)).relative).toBe(0.5);
  });

  test('refuses what cannot be compared', () => {
    expect(() => difference(Float32Array.of(1), Float32Array.of(1, 2))).toThrow('2 values');
    expect(() => difference(Float32Array.of(), Float32Array.of())).toThrow('0 values');
    expect(() => difference(Float32Array.of(1), Float32Array.of(NaN))).toThrow('not finite');
  });

  test('the worst of several', () => {
    const all = [
      { absolute: 1, relative: 0.1 },
      { absolute: 0.5, relative: 0.3 },
    ];
    expect(worst(all)).toEqual({ absolute: 1, relative: 0.3 });
  });
});
