import { openProducts } from '@iws/models/products';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../statistics/random.ts';
import { compareAll } from './all-against-all.ts';
import { comparisonMapping } from './comparison-calibration.ts';
import type { LabelledRows } from './comparison-set.ts';
import { detPoints, equalErrorRate } from './det-points.ts';
import { halfOf, measureTransfer } from './people-split.ts';
import { byQuality } from './quality-breakdown.ts';
import { rateTable } from './rate-table.ts';
import { fitTail, fittedThreshold } from './tail-fit.ts';
import { falseMatchRate, falseNonMatchRates } from './working-points.ts';

/** People with 5 samples each, scattered around directions in 16 dimensions. */
function scattered(people: number, seed: number): LabelledRows {
  const random = seededRandom(seed);
  const draw = (around: readonly number[], spread: number) => {
    const values = around.map((value) => value + spread * (random() + random() + random() - 1.5));
    const length = Math.hypot(...values);
    return values.map((value) => value / length);
  };
  const vectors: number[][] = [];
  for (let person = 0; person < people; person++) {
    const centre = draw(new Array<number>(16).fill(0), 1);
    for (let sample = 0; sample < 5; sample++) vectors.push(draw(centre, 0.25));
  }
  const flat = Float32Array.from(vectors.flat());
  return {
    features: {
      rows: vectors.length,
      dimensions: 16,
      read: (start, n) => flat.slice(start * 16, (start + n) * 16),
    },
    subjects: Int32Array.from(vectors, (_, i) => Math.floor(i / 5)),
  };
}

const products = await openProducts();
const samples = scattered(400, 5);
const set = await compareAll(samples, products);

describe('rateTable', () => {
  const table = rateTable(set, [1e-2, 1e-3, 1e-4, 1e-5], { rounds: 100, fitRounds: 20 });

  it('marks what the data do not support, and gives it the fitted threshold', () => {
    expect(table.rows.map(({ extrapolated }) => extrapolated)).toEqual([false, false, false, true]);
    const fit = fitTail(set);
    expect(table.rows[3]?.threshold).toBe(fit && fittedThreshold(fit, 1e-5));
    expect(fit).toMatchObject({ fromRate: 1e-3, supportedRate: 1e-4 });
  });

  it('has rates that agree with their thresholds, inside of their intervals', () => {
    for (const row of table.rows) {
      const fmr = falseMatchRate(set, row.threshold);
      expect(row.falseMatches).toBe(Math.round(fmr * set.impostors.count));
      if (!row.extrapolated) expect(fmr / row.falseMatchRate).toBeCloseTo(1, 1);
      expect(row.falseNonMatchRate).toBe(falseNonMatchRates(set, [row.threshold])[0]);
      for (const [value, [low, high]] of [
        [row.threshold, row.thresholdInterval],
        [row.falseNonMatchRate, row.falseNonMatchRateInterval],
      ] as const) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
        expect(high).toBeGreaterThan(low);
      }
    }
  });

  it('foretells what more data would have found', async () => {
    const few = scattered(120, 9);
    const small = await compareAll(few, products);
    const [guess] = rateTable(small, [1e-4], { rounds: 2 }).rows;
    expect(guess?.extrapolated).toBe(true);
    const found = table.rows[2];
    // Within a third of a decade of the false match rate.
    const rate = falseMatchRate(set, guess?.threshold ?? 2);
    expect(Math.abs(Math.log10(rate / (found?.falseMatchRate ?? 1)))).toBeLessThan(0.34);
  });

  it('refuses rates that nothing supports', async () => {
    const few = scattered(12, 9);
    const small = await compareAll(few, products);
    expect(() => rateTable(small, [1e-2, 1e-4])).toThrow(RangeError);
    expect(() => rateTable(set, [1e-2, 1e-7], { rounds: 1 })).toThrow(RangeError);
  });
});

describe('detPoints', () => {
  const points = detPoints(set);

  it('trades the errors for each other from one end to the other', () => {
    expect(points[0]?.falseMatchRate).toBeGreaterThan(0.99);
    expect(points.at(-1)?.falseMatchRate).toBeLessThanOrEqual(2 / set.impostors.count);
    points.slice(1).forEach((point, i) => {
      expect(point.falseMatchRate).toBeLessThanOrEqual(points[i]?.falseMatchRate ?? 0);
      expect(point.falseNonMatchRate).toBeGreaterThanOrEqual(points[i]?.falseNonMatchRate ?? 1);
    });
    const low = points.filter(({ falseMatchRate: rate }) => rate < 1e-2);
    for (const point of low)
      expect(falseMatchRate(set, point.threshold)).toBeCloseTo(point.falseMatchRate, 9);
  });

  it('has an equal error rate between both errors', () => {
    const rate = equalErrorRate(points);
    const before = points.findLast((point) => point.falseMatchRate > point.falseNonMatchRate);
    expect(rate).toBeGreaterThanOrEqual(before?.falseNonMatchRate ?? 1);
    expect(rate).toBeLessThanOrEqual(before?.falseMatchRate ?? 0);
  });
});

describe('people-disjoint halves', () => {
  it('share nobody and leave out nobody', () => {
    const halves = [halfOf(samples, 0), halfOf(samples, 1)];
    expect(halves.map(({ features }) => features.rows)).toEqual([1000, 1000]);
    expect([...(halves[1]?.features.read(0, 1) ?? [])]).toEqual([...samples.features.read(5, 1)]);
    expect(halves[0]?.subjects[999]).toBe(199);
  });

  it('find thresholds that hold for the others', async () => {
    const transfer = await measureTransfer(
      (half) => compareAll(halfOf(samples, half), products),
      [1e-2, 1e-3, 1e-6],
    );
    expect(transfer.map((table) => table.map((row) => row.falseMatchRate))).toEqual([
      [1e-2, 1e-3],
      [1e-2, 1e-3],
    ]);
    for (const row of transfer.flat()) {
      expect(row.observed / row.falseMatchRate).toBeGreaterThan(0.5);
      expect(row.observed / row.falseMatchRate).toBeLessThan(2);
      expect(row.observedInterval[0]).toBeLessThanOrEqual(row.observed);
      expect(row.wantedInside).toBe(
        row.observedInterval[0] <= row.falseMatchRate &&
          row.falseMatchRate <= row.observedInterval[1],
      );
    }
  });
});

describe('byQuality', () => {
  it('puts each comparison into the band of its poorer sample', () => {
    const QUALITY = [10, 20, 60, 80];
    const genuine = {
      scores: Float32Array.of(0.1, 0.2, 0.8, 0.9),
      subjects: Int32Array.of(0, 0, 0, 0),
      left: Int32Array.of(0, 0, 2, 1),
      right: Int32Array.of(1, 2, 3, 3),
    };
    expect(byQuality(genuine, QUALITY, QUALITY, [0.5], 2)).toEqual([
      { from: 10, to: 10, comparisons: 2, falseNonMatchRates: [1] },
      { from: 20, to: 60, comparisons: 2, falseNonMatchRates: [0] },
    ]);
    const unknown = [null, 20, 60, 80];
    expect(byQuality(genuine, unknown, QUALITY, [0.5], 1)).toMatchObject([{ comparisons: 2 }]);
    const none = [null, null, null, null];
    expect(byQuality(genuine, none, none, [0.5])).toEqual([]);
  });
});

describe('comparisonMapping', () => {
  it('rises from strangers over the levels to the same person', () => {
    const mapping = comparisonMapping(set, 'document');
    const thresholds = mapping.workingPoints.map(({ threshold }) => threshold ?? 0);
    const places = [mapping.zeroAt, ...thresholds, mapping.fullAt];
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(mapping.workingPoints.map(({ extrapolated }) => extrapolated).at(-1)).toBe(false);
    const below = falseMatchRate(set, mapping.workingPoints[0]?.threshold ?? 0);
    expect(below).toBeCloseTo(0.01, 3);
    expect(Math.abs(mapping.zeroAt)).toBeLessThan(0.05);
  });
});
