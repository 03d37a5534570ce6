import { lensColour, type ColourStep } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../occlusion/random.ts';
import { fitBareEyes, type LensFace } from './bare-eyes.ts';

/** Faces whose steps spread by .1, .05 and .02 around -.2, 0 and .1, and whose evidence is 0 to 1. */
function faces(count: number, steps = (step: ColourStep): ColourStep => step): LensFace[] {
  const random = randomFrom(7);
  const step = () =>
    steps([-0.2 + 0.1 * random.normal(), 0.05 * random.normal(), 0.1 + 0.02 * random.normal()]);
  return Array.from({ length: count }, (_, i) => ({
    steps: {
      cheek: [step(), step()],
      forehead: [step(), step()],
      noseBridge: [step(), step()],
    },
    darkGlasses: i / count,
  }));
}

describe('fitBareEyes', () => {
  const { bareEyes, tintedFrom } = fitBareEyes(faces(4000));

  it('finds mean and spread', () => {
    const { mean, precision } = bareEyes.cheek;
    [-0.2, 0, 0.1].forEach((value, c) => expect(mean[c]).toBeCloseTo(value, 2));
    [0.1, 0.05, 0.02].forEach((sd, c) => {
      expect(precision[4 * c]! * sd * sd).toBeCloseTo(1, 0);
    });
    expect(Math.abs(precision[1]! * 0.1 * 0.05)).toBeLessThan(0.1);
  });

  it('sets limits that one in a hundred and one in twenty reach', () => {
    const all = faces(4000);
    const reached = all.filter(
      ({ steps }) => (lensColour(steps, bareEyes) ?? 0) >= tintedFrom.colour,
    ).length;
    expect(reached).toBeGreaterThan(20);
    expect(reached).toBeLessThanOrEqual(40);
    expect(tintedFrom.darkGlasses).toBeCloseTo(0.95, 2);
    expect(tintedFrom.colourAlone).toBe(2 * tintedFrom.colour);
  });

  it('is not moved by a few faces behind lenses', () => {
    const tinted = faces(40, ([green, red, blue]) => [green - 1, red + 1, blue]);
    const { mean } = fitBareEyes([...faces(4000), ...tinted]).bareEyes.cheek;
    expect(mean[0]).toBeCloseTo(bareEyes.cheek.mean[0], 9);
  });

  it('passes over eyes that were not measured, and needs some that were', () => {
    const [one, ...others] = faces(100);
    const half: LensFace = { ...one!, steps: { ...one!.steps, cheek: [null, [-0.2, 0, 0.1]] } };
    expect(fitBareEyes([half, ...others]).bareEyes.cheek.mean[0]).toBeCloseTo(-0.2, 1);
    expect(() => fitBareEyes([])).toThrow(RangeError);
    expect(() => fitBareEyes(faces(9, () => [0, 0, 0]))).toThrow(RangeError);
  });
});
