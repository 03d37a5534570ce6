import { COVER_KINDS, FACE_REGIONS, REGION_POINT_COUNT, regionShares } from '@iws/face-core';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../occlusion/random.ts';
import { fitHead, type FitSample } from './fit-head.ts';
import { addGradient, answer, zeroParameters, type Parameters } from './head-network.ts';
import { FALSE_ALARMS, FOUND, scaleAt, type RegionScale } from './region-scales.ts';
import { withoutNaturallyCovered } from './naturally-covered.ts';
import { eyesCovered, lensLimits, type LensCase } from './lens-limits.ts';

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

describe('withoutNaturallyCovered', () => {
  it('drops the faces whose untouched regions look covered', () => {
    const honest = lessons(200);
    const head = fitHead(honest, {
      hidden: 8,
      epochs: 20,
      seed: 1,
      maps: [{ channels: COUNT, side: 28 }],
    });
    // One face in a hundred is covered without anybody having said so.
    const silent = honest.map((sample, i) =>
      i % 100 === 0 ? { ...sample, shares: sample.shares.map(() => 0) } : sample,
    );
    const kept = withoutNaturallyCovered(silent, head, 0.02);
    expect(silent.filter((_, i) => i % 100 === 0).some((sample) => kept.includes(sample))).toBe(
      false,
    );
    expect(kept.length).toBeGreaterThan(180);
  });
});

describe('scaleAt', () => {
  const spread = (truth: number, from: number, to: number) =>
    Array.from({ length: 100 }, (_, i) => ({
      truth,
      found: from + ((to - from) * (i + 0.5)) / 100,
    }));
  const reaching = (pairs: readonly { found: number }[], { slope, shift }: RegionScale) =>
    pairs.filter(({ found }) => {
      const odds = (found / (1 - found)) ** slope * Math.exp(shift);
      // The limit itself is rounded.
      return odds / (1 + odds) > 0.8 - 0.005;
    }).length;

  it('finds the covered although a careful head hardly says so', () => {
    const [visible, covered] = [spread(0, 0, 0.2), spread(0.95, 0.25, 0.5)];
    const scale = scaleAt([...visible, ...covered], 0.8);
    expect(reaching(visible, scale)).toBe(0);
    expect(Math.abs(reaching(covered, scale) - 100 * FOUND)).toBeLessThanOrEqual(1);
  });

  it('finds fewer where the visible would fall to the limit too', () => {
    const [visible, covered] = [spread(0, 0, 0.4), spread(0.95, 0.2, 0.5)];
    const scale = scaleAt([...visible, ...covered], 0.8);
    expect(Math.abs(reaching(visible, scale) - 100 * FALSE_ALARMS)).toBeLessThanOrEqual(1);
    expect(reaching(covered, scale)).toBeLessThan(100 * FOUND);
  });

  it('needs both', () => {
    expect(() => scaleAt(spread(1, 0.5, 1), 0.8)).toThrow(RangeError);
    expect(() => scaleAt(spread(0, 0, 0.5), 0.8)).toThrow(RangeError);
  });
});

describe('lensLimits', () => {
  const face = (
    kinds: LensCase['kinds'],
    darkLens: number,
    glare: number,
    eyesCovered = 0,
  ): LensCase => ({
    kinds,
    eyesCovered,
    shares: Object.fromEntries(
      FACE_REGIONS.map((region) => [region, [0, darkLens, glare]]),
    ) as unknown as LensCase['shares'],
  });

  it('are what one in forty of the faces without reaches whose eyes nothing covers', () => {
    const cases = [
      ...Array.from({ length: 100 }, (_, i) => face([], i / 200, i / 400)),
      face(['dark-glasses'], 0.99, 0),
      face(['glare', 'hat'], 0, 0.99),
      face(['hand'], 0.98, 0.98, 0.8),
    ];
    // 101 faces without each: the third highest of them.
    expect(lensLimits(cases)).toEqual({ darkGlasses: 0.485, glare: 0.243 });
  });

  it('reads the more covered eye of what was drawn', () => {
    const drawn = new Float32Array(FACE_REGIONS.length * KINDS);
    drawn[FACE_REGIONS.indexOf('nose') * KINDS] = 0.9;
    expect(eyesCovered(drawn)).toBe(0);
    drawn[FACE_REGIONS.indexOf('subjectLeftEye') * KINDS] = 0.5;
    expect(eyesCovered(drawn)).toBe(0.5);
  });

  it('needs faces without', () => {
    expect(() => lensLimits([face(['dark-glasses'], 0, 0)])).toThrow(RangeError);
  });
});
