import { beforeAll, describe, expect, it } from 'vitest';
import recorded from './expected.json' with { type: 'json' };
import type { GoldenHost } from './host.ts';
import { measureGolden, type GoldenNumbers } from './measure.ts';

const expected: GoldenNumbers = recorded;

/**
 * How far a host may be from the recorded numbers, by kind of number. The runtimes sum in different orders: models differ by some
 * 1e-5, which the geometry after them multiplies by the size of the picture.
 */
const TOLERANCE: Readonly<Record<string, number>> = {
  whole: 0,
  px: 0.05,
  degrees: 0.05,
  share: 0.0005,
  percent: 0.1,
  logit: 0.02,
  score: 0.02,
  cue: 0.005,
  cosine: 0.0005,
};

/** Holds a host to the golden numbers. */
export function goldenSuite(host: GoldenHost): void {
  describe('golden numbers', () => {
    let measured: GoldenNumbers = {};
    beforeAll(async () => {
      measured = await measureGolden(host);
    }, 120_000);

    it('measures exactly what was recorded', () => {
      expect(Object.keys(measured).sort()).toEqual(Object.keys(expected).sort());
    });

    it.each(Object.entries(expected))('%s', (name, value) => {
      if (typeof value === 'string') {
        expect(measured[name]).toBe(value);
        return;
      }
      const tolerance = TOLERANCE[name.split('.').at(-1) ?? ''];
      expect(tolerance, `no tolerance for ${name}`).toBeDefined();
      expect(Math.abs(Number(measured[name]) - value)).toBeLessThanOrEqual(tolerance ?? 0);
    });

    const number = (name: string): number => {
      const value = measured[name];
      if (typeof value !== 'number') throw new Error(`${name} was not measured`);
      return value;
    };

    it('tells persons apart', () => {
      expect(number('selfie~selfie-tilted.cosine')).toBeGreaterThan(0.8);
      expect(number('selfie~other-person.cosine')).toBeLessThan(0.25);
      expect(number('selfie~third-person.cosine')).toBeLessThan(0.25);
    });

    it('scores the re-photographed selfie below the bona fide one', () => {
      expect(number('rephotographed/bonaFide.score')).toBeLessThan(
        number('selfie/bonaFide.score') - 1,
      );
    });

    it('sees the tilt that the camera was given', () => {
      const tilt = number('selfie-tilted/roll.degrees') - number('selfie/roll.degrees');
      expect(Math.abs(Math.abs(tilt) - 20)).toBeLessThan(3);
    });

    it('counts nobody on an empty staircase', () => {
      expect(measured['empty/outcome']).toBe('no-face');
    });
  });
}
