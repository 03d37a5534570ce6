import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import type { Image } from '../image/image.ts';
import type { Inference, Tensor } from '../inference/inference.ts';
import { CUE_STATISTICS } from '../../test/cue-statistics.ts';
import { detectAttack, logOdds, spoofScore } from './detect-attack.ts';
import { fusedScore } from './fused-score.ts';
import { reachedLevel } from './reached-level.ts';

const logit = realNumber(-40, 40);

describe('logOdds', () => {
  it('is z0 - ln(e^z1 + e^z2)', () => {
    fc.assert(
      fc.property(logit, logit, logit, (z0, z1, z2) => {
        expect(logOdds(z0, z1, z2)).toBeCloseTo(z0 - Math.log(Math.exp(z1) + Math.exp(z2)), 6);
      }),
    );
  });

  it('stays a number where the exponentials do not', () => {
    expect(logOdds(3000, 1000, 990)).toBeCloseTo(2000, 3);
  });
});

describe('spoofScore', () => {
  it('rises strictly with the native score, from 0 to 1', () => {
    const native = realNumber(-4.6, 4.6);
    fc.assert(
      fc.property(native, native, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-6);
        expect(Math.sign(spoofScore(a) - spoofScore(b))).toBe(Math.sign(a - b));
      }),
    );
    expect(spoofScore(0)).toBe(0.5);
    expect(spoofScore(-50)).toBeGreaterThan(0);
  });
});

describe('reachedLevel', () => {
  const levels = [
    { level: 'LOW', threshold: -1 },
    { level: 'MEDIUM', threshold: 0.5 },
    { level: 'HIGH', threshold: 0.5 },
    { level: 'HIGHEST', threshold: 4 },
  ] as const;

  it('is the highest whose threshold is reached, the threshold itself included', () => {
    expect(reachedLevel(-1.01, levels)).toBeNull();
    expect(reachedLevel(-1, levels)).toBe('LOW');
    expect(reachedLevel(0.5, levels)).toBe('HIGH');
    expect(reachedLevel(99, levels)).toBe('HIGHEST');
  });

  it('never falls when the score rises', () => {
    const index = (score: number) =>
      levels.findIndex(({ level }) => level === reachedLevel(score, levels));
    fc.assert(
      fc.property(logit, logit, (a, b) => {
        expect(index(Math.max(a, b))).toBeGreaterThanOrEqual(index(Math.min(a, b)));
      }),
    );
  });

  it('is null without a score or without levels', () => {
    expect(reachedLevel(null, levels)).toBeNull();
    expect(reachedLevel(5, [])).toBeNull();
  });

  it('refuses thresholds that fall, or are no numbers', () => {
    expect(() => reachedLevel(1, [...levels].reverse())).toThrow(RangeError);
    expect(() => reachedLevel(1, [{ level: 'LOW', threshold: Number.NaN }])).toThrow(RangeError);
    expect(() => reachedLevel(Number.NaN, levels)).toThrow(RangeError);
  });
});

/** A model that keeps what it was given and answers with fixed logits. */
function recording(logits: readonly number[]): { model: Inference; seen: Tensor[] } {
  const seen: Tensor[] = [];
  const model: Inference = {
    inputNames: ['input'],
    outputNames: ['logits'],
    run(inputs) {
      const { input } = inputs;
      if (input) seen.push(input);
      return Promise.resolve({ logits: { data: Float32Array.from(logits), dims: [2, 3] } });
    },
  };
  return { model, seen };
}

/** Red 200, green 100, blue 50 everywhere: any black that is made up would show. */
function plain(width: number, height: number): Image {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < data.length; i += 3) data.set([200, 100, 50], i);
  return { width, height, channels: 3, data };
}

describe('detectAttack', () => {
  it('fuses the mean log odds of both crops with the cues', async () => {
    const { model } = recording([3, 1, 0, -1, 2, 0]);
    const box = { x: 200, y: 150, width: 150, height: 180 };
    const found = await detectAttack(plain(640, 480), box, { pad: model }, CUE_STATISTICS);
    if (found.status !== 'success') throw new Error(found.reason);
    expect(found.f15).toBeCloseTo(logOdds(3, 1, 0), 6);
    expect(found.f27).toBeCloseTo(logOdds(-1, 2, 0), 6);
    const fm = (found.f15 + found.f27) / 2;
    expect(found.bonaFideScore).toBeCloseTo(fusedScore(fm, found.cues, CUE_STATISTICS), 9);
  });

  it('gives raw BGR, two pictures of 128x128, without a made-up border', async () => {
    const { model, seen } = recording([0, 0, 0, 0, 0, 0]);
    // At the corner of the picture both crops have to be shifted, and the wide one is longer than the picture.
    await detectAttack(
      plain(300, 260),
      { x: 0, y: 0, width: 130, height: 140 },
      { pad: model },
      CUE_STATISTICS,
    );
    const [input] = seen;
    expect(input?.dims).toEqual([2, 3, 128, 128]);
    const plane = 128 * 128;
    [50, 100, 200, 50, 100, 200].forEach((level, i) => {
      const values = input?.data.subarray(i * plane, (i + 1) * plane);
      expect(new Set(values)).toEqual(new Set([level]));
    });
  });

  it('does not respond to faces that are too small or cut out tightly, and does not run the model', async () => {
    const { model, seen } = recording([0, 0, 0, 0, 0, 0]);
    const small = { x: 300, y: 200, width: 40, height: 63 };
    expect(await detectAttack(plain(640, 480), small, { pad: model }, CUE_STATISTICS)).toEqual({
      status: 'no-response',
      reason: 'face-too-small',
    });
    const tight = { x: 20, y: 20, width: 200, height: 240 };
    expect(await detectAttack(plain(240, 280), tight, { pad: model }, CUE_STATISTICS)).toEqual({
      status: 'no-response',
      reason: 'surroundings-missing',
    });
    expect(seen).toEqual([]);
  });

  it('rejects an answer that is not a number: it is never a score', async () => {
    const { model } = recording([Number.NaN, 0, 0, 0, 0, 0]);
    const box = { x: 200, y: 150, width: 150, height: 180 };
    await expect(
      detectAttack(plain(640, 480), box, { pad: model }, CUE_STATISTICS),
    ).rejects.toThrow('no number');
  });
});

describe('models that an operator added', () => {
  const box = { x: 200, y: 150, width: 150, height: 180 };
  const format = { width: 80, height: 80, colour: 'RGB', mean: 10, scale: 0.5 } as const;

  it('are asked with crops of their own and weigh as much as ours', async () => {
    const { model } = recording([3, 1, 0, -1, 2, 0]);
    const own = recording([0, 2, 0, 1, 5, 1]);
    const alone = await detectAttack(plain(640, 480), box, { pad: model }, CUE_STATISTICS);
    const addedPad = [{ inference: own.model, format, sides: [2, 4], bonaFideClass: 1 }] as const;
    const both = await detectAttack(plain(640, 480), box, { pad: model, addedPad }, CUE_STATISTICS);
    if (alone.status !== 'success' || both.status !== 'success') throw new Error('no response');
    const expected = (2 - Math.log(2) + 5 - Math.log(2 * Math.E)) / 2;
    expect(alone.added).toBeNull();
    expect(both.added).toBeCloseTo(expected, 5);
    expect(both.bonaFideScore - alone.bonaFideScore).toBeCloseTo(expected / 4, 5);
    const [input] = own.seen;
    expect(input?.dims).toEqual([2, 3, 80, 80]);
    expect(input?.data[0]).toBeCloseTo((200 - 10) * 0.5, 4);
  });

  it.each([
    ['no numbers', [Number.NaN, 0, 0], 0],
    ['too few classes', [1, 2, 3], 3],
  ])('are not believed with %s', async (_, logits, bonaFideClass) => {
    const { model } = recording([3, 1, 0, -1, 2, 0]);
    const addedPad = [{ inference: recording(logits).model, format, sides: [2], bonaFideClass }];
    const asked = detectAttack(plain(640, 480), box, { pad: model, addedPad }, CUE_STATISTICS);
    await expect(asked).rejects.toThrow(/added PAD model/);
  });
});
