import { describe, expect, it } from 'vitest';
import { summarise } from './percentiles.ts';

describe('summarise', () => {
  it('gives nearest-rank percentiles, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(summarise(values)).toEqual({ p50: 50, p95: 95, p99: 99, max: 100 });
    expect(summarise([7])).toEqual({ p50: 7, p95: 7, p99: 7, max: 7 });
  });

  it('refuses an empty run', () => expect(() => summarise([])).toThrow(RangeError));
});
