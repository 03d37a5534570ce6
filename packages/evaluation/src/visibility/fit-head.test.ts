import { COVER_KINDS, FACE_REGIONS, REGION_POINT_COUNT, regionShares } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../occlusion/random.ts';
import { fitHead, type FitSample } from './fit-head.ts';
import { addGradient, answer, zeroParameters, type Parameters } from './head-network.ts';
import { lensLimits, type LensCase } from './lens-limits.ts';

const COUNT = 4;
const HIDDEN = 3;
const KINDS = COVER_KINDS.length;

const numbers = (length: number, seed: number) => {
  const random = randomFrom(seed);
  return Float32Array.from({ length }, () => random.normal());
};

function meanOf(features: Float32Array): Float32Array {
  const mean = new Float32Array(COUNT);
  features.forEach((value, i) => (mean[i % COUNT]! += value / REGION_POINT_COUNT));
  return mean;
}

describe('addGradient', () => {
  it('is the slope of the loss in every parameter', () => {
    const parameters = zeroParameters(COUNT, HIDDEN);
    for (const [i, values] of (Object.values(parameters) as Float32Array[]).entries())
      values.set(numbers(values.length, i + 1).map((value) => value * 0.4));
    const features = numbers(REGION_POINT_COUNT * COUNT, 9);
    const mean = meanOf(features);
    const share = (length: number, seed: number) =>
      numbers(length, seed).map((value) => 1 / (1 + Math.exp(-value)));
    const truth = {
      points: share(REGION_POINT_COUNT * KINDS, 10),
      shares: share(FACE_REGIONS.length * KINDS, 11),
    };
    const loss = (into = zeroParameters(COUNT, HIDDEN)) =>
      addGradient(features, mean, answer(features, mean, parameters), truth, parameters, into);
    const gradient = zeroParameters(COUNT, HIDDEN);
    loss(gradient);
    for (const name of Object.keys(parameters) as (keyof Parameters)[]) {
      const values = parameters[name];
      for (let i = 0; i < values.length; i += Math.ceil(values.length / 7)) {
        const kept = values[i]!;
        const step = 1e-2;
        values[i] = kept + step;
        const above = loss();
        values[i] = kept - step;
        const below = loss();
        values[i] = kept;
        const slope = (above - below) / (2 * step);
        // Hidden values are cut at zero: a step across the cut costs the difference some accuracy.
        expect(Math.abs((gradient[name][i] ?? 0) - slope), `${name}[${i}]`).toBeLessThan(
          0.02 + 0.03 * Math.abs(slope),
        );
      }
    }
  });
});

/** Faces whose regions are covered where the first feature says so, by a dark lens where the second does. */
function lessons(count: number): FitSample[] {
  const random = randomFrom(3);
  return Array.from({ length: count }, () => {
    const covered = FACE_REGIONS.map(() => random.chance(0.5));
    const dark = covered.map((is) => is && random.chance(0.5));
    const region = (p: number) => regionOfPoint[p] ?? 0;
    const features = Float32Array.from({ length: REGION_POINT_COUNT * COUNT }, (_, i) => {
      const r = region(Math.floor(i / COUNT));
      const signal = i % COUNT === 0 ? covered[r] : i % COUNT === 1 ? dark[r] : false;
      return 100 + (signal ? 30 : 0) + 5 * random.normal();
    });
    const label = (r: number) => [covered[r] ? 1 : 0, dark[r] ? 1 : 0, 0];
    return {
      features,
      points: Float32Array.from(regionOfPoint.flatMap(label)),
      shares: Float32Array.from(FACE_REGIONS.flatMap((_, r) => label(r))),
    };
  });
}

const regionOfPoint = FACE_REGIONS.flatMap((region, r) => {
  const eye = region.endsWith('Eye');
  return Array.from({ length: eye ? 16 : 12 }, () => r);
});

describe('fitHead', () => {
  it('learns what features say, in the units that the model gives them', () => {
    expect(regionOfPoint).toHaveLength(REGION_POINT_COUNT);
    const losses: number[] = [];
    const head = fitHead(lessons(300), {
      hidden: 8,
      epochs: 40,
      seed: 1,
      maps: [{ channels: COUNT, side: 28 }],
      onEpoch: (_, loss) => losses.push(loss),
    });
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 3);
    let worst = 0;
    for (const { features, shares } of lessons(20)) {
      const judged = regionShares(features, COUNT, head);
      FACE_REGIONS.forEach((region, r) => {
        worst = Math.max(worst, Math.abs(judged[region][0] - (shares[r * KINDS] ?? 0)));
      });
      expect(Math.abs(judged.subjectRightEye[1] - (shares[1] ?? 0))).toBeLessThan(0.3);
    }
    expect(worst).toBeLessThan(0.3);
  });

  it('gives the same weights for the same seed, and refuses to learn from nothing', () => {
    const options = { hidden: 4, epochs: 1, seed: 5, maps: [{ channels: COUNT, side: 28 }] };
    expect(fitHead(lessons(20), options)).toEqual(fitHead(lessons(20), options));
    expect(() => fitHead([], options)).toThrow('nothing to fit');
  });
});

describe('lensLimits', () => {
  const face = (kinds: LensCase['kinds'], darkLens: number, glare: number): LensCase => ({
    kinds,
    shares: Object.fromEntries(
      FACE_REGIONS.map((region) => [region, [0, darkLens, glare]]),
    ) as unknown as LensCase['shares'],
  });

  it('lie where both errors are equally frequent', () => {
    const cases = [
      ...[0.4, 0.6, 0.8, 0.9].map((value) => face(['dark-glasses'], value, 0)),
      ...[0, 0.1, 0.2, 0.5].map((value) => face([], value, 0.1)),
      face(['glare'], 0, 0.7),
      // Two kinds say nothing about one of them.
      face(['dark-glasses', 'hat'], 0, 0.9),
    ];
    const { darkGlasses, glare } = lensLimits(cases);
    // One of four below, one of five at or above.
    expect(darkGlasses).toBeGreaterThan(0.4);
    expect(darkGlasses).toBeLessThanOrEqual(0.5);
    expect(glare).toBeGreaterThan(0.1);
    expect(glare).toBeLessThanOrEqual(0.7);
  });

  it('needs faces with and without', () => {
    expect(() => lensLimits([face([], 0, 0)])).toThrow(RangeError);
  });
});
