import { describe, expect, it } from 'vitest';
import { levelThresholds, NOMINAL_BPCER, WORST_APCER } from './level-thresholds.ts';

const bonaFide = Array.from({ length: 1000 }, (_, i) => ({ score: i / 100, weight: 1 }));

describe('levelThresholds', () => {
  it('sets each level at its cost to genuine people', () => {
    const levels = levelThresholds(bonaFide, []);
    for (const { level, bpcer, threshold, raised } of levels) {
      expect(bpcer).toBeCloseTo(NOMINAL_BPCER[level], 9);
      expect(threshold).toBeCloseTo(10 * NOMINAL_BPCER[level], 9);
      expect(raised).toBe(false);
    }
  });

  it('is monotone, and raises a level that would accept most attacks of a species', () => {
    const attacks = [
      { species: 'print', scores: [0.05, 0.07, 0.2, 0.35, 3] },
      { species: 'screen', scores: [-4, -3, -2] },
    ];
    const levels = levelThresholds(bonaFide, attacks);
    for (const level of levels) {
      expect(level.threshold).toBeGreaterThan(0.2);
      expect(level.apcerBySpecies['print']?.rate).toBeLessThanOrEqual(WORST_APCER);
      expect(level.bpcer).toBeGreaterThanOrEqual(level.nominalBpcer - 1e-9);
      expect(level.raised).toBe(level.bpcer > level.nominalBpcer + 1e-9);
    }
    expect(levels[0]?.raised).toBe(true);
    expect(levels.at(-1)?.raised).toBe(false);
    expect(levels.map(({ threshold }) => threshold)).toEqual(
      levels.map(({ threshold }) => threshold).sort((a, b) => a - b),
    );
  });

  it('holds the limit where attacks are tied, also at zero and below', () => {
    for (const tied of [0, -1.5, 2.25]) {
      const [lowest] = levelThresholds(bonaFide, [{ species: 'x', scores: [tied, tied, tied] }]);
      expect(lowest?.apcerBySpecies['x']?.count).toBe(0);
    }
  });
});
