import fc from 'fast-check';

const STEPS = 0x7fffffff;

/**
 * A real number from `min` to `max`, anywhere between them. `fc.double` alone draws evenly from the
 * floating-point numbers, and so nearly always what is next to nothing where 0 lies in the interval;
 * one in five is drawn like that.
 */
export const realNumber = (min: number, max: number): fc.Arbitrary<number> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.nat({ max: STEPS }).map((n) => Math.min(min + (max - min) * (n / STEPS), max)),
    },
    { weight: 1, arbitrary: fc.double({ min, max, noNaN: true }) },
  );
