import { describe, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { qualityCommand } from './command.ts';
import { discardCurve, spearman, type AssessedFace } from './discard.ts';

describe('spearman', () => {
  it('is 1 and -1 for the same and the opposite order, and shares the ranks of equal values', () => {
    expect(spearman([1, 2, 9], [10, 20, 21])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 9], [5, 4, 1])).toBeCloseTo(-1, 12);
    // Checked by hand: ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3.
    expect(spearman([1, 2, 2, 4], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});

describe('discardCurve', () => {
  /** Unit vectors; a person's pictures lie the closer to each other the better they are. */
  const face = (subject: number, quality: number): AssessedFace => {
    const features = new Float32Array(64);
    const bad = 1.4 * (1 - quality / 100);
    features[subject] = Math.cos(bad);
    features[20 + subject * 4 + Math.floor(quality / 26)] = Math.sin(bad);
    return { subject: String(subject), quality, features };
  };

  it('falls when quality tells which comparisons fail', () => {
    const faces = Array.from({ length: 10 }, (_, person) =>
      [5, 40, 70, 95].map((quality) => face(person, quality)),
    ).flat();
    const found = discardCurve(faces);
    expect([found.genuinePairs, found.impostorPairs]).toEqual([60, 720]);
    expect(found.rankCorrelation).toBeGreaterThan(0.5);
    const rates = found.fnmrAfterDiscarding.map(({ fnmr }) => fnmr);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  });

  it('refuses a folder in which nobody appears twice', () => {
    expect(() => discardCurve([face(1, 50), face(2, 50), face(3, 50)])).toThrow(RangeError);
  });
});

describe('pnpm evaluate quality', () => {
  it('explains a wrong call in one message', async () => {
    await expect(qualityCommand([])).rejects.toThrow(UsageError);
    await expect(qualityCommand(['--open', 'a=b', '--subjects', '0'])).rejects.toThrow(
      /--subjects/,
    );
  });
});
