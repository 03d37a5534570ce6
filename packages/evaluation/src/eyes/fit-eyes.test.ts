import { describe, expect, it } from 'vitest';
import { randomFrom } from '../occlusion/random.ts';
import { closedTable } from './closed-table.ts';
import {
  crossValidate,
  fitEyes,
  judgePeopleApart,
  judgeSourcesApart,
  workingPoint,
} from './cross-validate.ts';
import type { EyeSample } from './eye-samples.ts';
import { eyesDocument } from './eyes-document.ts';
import { fitLogistic, logOdds } from './logistic-fit.ts';

/** Two values: the first tells open from closed, the second is noise. */
function samples(count: number, seed: number): EyeSample[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const open = i % 4 !== 0;
    const values = Float32Array.from([(open ? 1 : -1) + random.normal(), 100 * random.normal()]);
    const source = open ? (i % 3 === 0 ? 'b' : 'a') : 'closed';
    return { source, subject: String(i), open, original: true, values };
  });
}

describe('fitLogistic', () => {
  it('finds the log odds of two normal distributions', () => {
    const fit = fitLogistic(samples(20_000, 1), 1e-6);
    // Means 1 and -1, variance 1, equal weight: log odds = 2 x.
    expect(fit.weights[0]).toBeCloseTo(2, 0);
    expect(Math.abs(fit.weights[1] ?? 9)).toBeLessThan(0.002);
    expect(Math.abs(fit.bias)).toBeLessThan(0.1);
  });

  it('lies where the slope of its penalised likelihood is zero', () => {
    const all = samples(400, 2);
    const ridge = 0.05;
    const fit = fitLogistic(all, ridge);
    const open = all.filter((one) => one.open).length;
    let slope = 0;
    for (const { open: truth, values } of all) {
      const p = 1 / (1 + Math.exp(-logOdds(fit, values)));
      slope += ((truth ? 1 : 0) - p) * (0.5 / (truth ? open : all.length - open));
    }
    // The bias is not held back, so its own slope vanishes.
    expect(Math.abs(slope)).toBeLessThan(1e-6);
  });

  it('is held back by the ridge', () => {
    const [free, held] = [1e-6, 1].map((ridge) => fitLogistic(samples(400, 3), ridge).weights[0]);
    expect(Math.abs(held ?? 9)).toBeLessThan(Math.abs(free ?? 0) / 2);
  });

  it('needs both', () => {
    expect(() =>
      fitLogistic(
        samples(40, 4).filter(({ open }) => open),
        0.1,
      ),
    ).toThrow(RangeError);
  });
});

describe('fitEyes', () => {
  it('leaves out the open eyes that a first fit doubts most', () => {
    const clean = samples(2000, 5);
    const blinks = Array.from({ length: 15 }, (_, i): EyeSample => ({
      source: 'a',
      subject: `blink ${i}`,
      open: true,
      original: true,
      values: Float32Array.from([-40, 0]),
    }));
    const with_ = fitEyes([...clean, ...blinks], 0.01).weights[0] ?? 0;
    const naive = fitLogistic([...clean, ...blinks], 0.01).weights[0] ?? 0;
    expect(with_).toBeGreaterThan(2 * naive);
  });
});

describe('crossValidate', () => {
  it('judges every original once, by a fit that did not see its person', () => {
    const all = samples(300, 6);
    const copies = all.map((one) => ({ ...one, original: false }));
    const judged = crossValidate([...all, ...copies], 0.01);
    expect(judged).toHaveLength(all.length);
    // One person's closed eyes look open: a fit that had seen them would say so less.
    const alike = Array.from({ length: 400 }, (): EyeSample => ({
      source: 'closed',
      subject: 'only one',
      open: false,
      original: true,
      values: Float32Array.from([30, 0]),
    }));
    const wrong = crossValidate([...all, ...alike], 0.01).filter(
      ({ open, score }) => !open && score > 20,
    );
    expect(wrong).toHaveLength(alike.length);
  });

  it('leaves sources out, and passes over one that nothing can be told without', () => {
    const judged = judgeSourcesApart(samples(300, 7), 0.01);
    expect(new Set(judged.map(({ source }) => source))).toEqual(new Set(['a', 'b']));
  });

  it('sets the working point without the people it is measured on', () => {
    const all = samples(300, 8);
    const judged = judgePeopleApart(all, 0.01);
    expect(judged).toHaveLength(all.length);
    // Somebody's closed eyes, far more open than anybody's: they would move a working point that saw them.
    const odd = Array.from({ length: 40 }, (): EyeSample => ({
      source: 'closed',
      subject: 'odd one',
      open: false,
      original: true,
      values: Float32Array.from([30, 0]),
    }));
    const seen = workingPoint(crossValidate([...all, ...odd], 0.01));
    expect(seen).toBeGreaterThan(20);
    const apart = judgePeopleApart([...all, ...odd], 0.01).filter(({ score }) => score > 20);
    expect(apart).toHaveLength(odd.length);
  });
});

describe('workingPoint', () => {
  const closed = (score: number) => ({ source: 'c', open: false, score });

  it('leaves one in forty of the closed eyes above it', () => {
    const judged = Array.from({ length: 80 }, (_, i) => closed(i));
    const point = workingPoint([...judged, { source: 'o', open: true, score: -99 }]);
    expect(judged.filter(({ score }) => score >= point)).toHaveLength(2);
  });

  it('becomes the grade of 10', () => {
    const fit = { weights: Float64Array.from([2, 0.5]), bias: 1 };
    const { head } = eyesDocument(fit, 4, { maps: [], models: [], sources: [], createdBy: '' });
    // At the boundary the fit says 4; the head then says log odds of 10 %.
    const score = head.bias + 2 * 1 + head.modelWeight * 2;
    expect(100 / (1 + Math.exp(-score))).toBeCloseTo(10, 9);
    expect(Buffer.from(head.weights, 'base64').readFloatLE(0)).toBe(2);
  });

  it('is counted below in the table', () => {
    const people = [closed(-2), closed(-1), closed(2)];
    const table = closedTable(people, [], [{ name: 'c', eyes: 'closed' }]);
    expect(table).toContain('| c | closed | 2/3 = 66.7 % (9.4 to 99.2) | not possible |');
  });
});
