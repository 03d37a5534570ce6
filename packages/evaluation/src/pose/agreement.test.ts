import { describe, expect, it } from 'vitest';
import { agreement, type AnglePair } from './agreement.ts';

const pairs = (count: number, mesh: (second: number) => number): AnglePair[] =>
  Array.from({ length: count }, (_, i) => {
    const second = i - (count - 1) / 2;
    return { source: 'a', subject: String(i), mesh: mesh(second), second };
  });

describe('agreement', () => {
  it('finds an offset and a slope', () => {
    const found = agreement(pairs(101, (second) => 1.2 * second + 3));
    expect(found).toMatchObject({ pictures: 101, subjects: 101 });
    expect(found.median.value).toBeCloseTo(3, 9);
    expect(found.secondMedian).toBe(0);
    expect(found.difference.value).toBeCloseTo(3, 9);
    expect(found.slope).toBeCloseTo(1.2, 9);
    expect(found.correlation).toBeCloseTo(1, 9);
    expect(found.deviation).toBeCloseTo(0.2 * Math.sqrt((101 ** 2 - 1) / 12), 6);
    expect(found.range[0]).toBeCloseTo(-51, 6);
    const [low, high] = found.difference.interval;
    expect(low).toBeLessThan(3);
    expect(high).toBeGreaterThan(3);
  });

  it('lets each subject count once', () => {
    const many = pairs(3, (second) => second).flatMap((pair) =>
      pair.subject === '0' ? Array.from({ length: 50 }, () => pair) : pair,
    );
    expect(agreement(many).median.value).toBe(0);
  });

  it('is the same each time', () => {
    const some = pairs(9, (second) => second ** 2);
    expect(agreement(some)).toEqual(agreement(some));
  });

  it('needs something to compare', () => {
    expect(() => agreement([])).toThrow(RangeError);
  });
});
