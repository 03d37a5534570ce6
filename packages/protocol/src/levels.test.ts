import { describe, expect, it } from 'vitest';
import {
  isMatchLevel,
  isPadLevel,
  MATCH_LEVELS,
  matchLevelSatisfies,
  PAD_LEVELS,
  padLevelSatisfies,
  REACHED_MATCH_LEVELS,
  stricterPadLevel,
} from './levels.ts';

describe('liveness levels', () => {
  it.each(PAD_LEVELS.map((level, i) => [level, i] as const))(
    '%s stands in its place',
    (level, i) => {
      for (const [j, required] of PAD_LEVELS.entries()) {
        expect(padLevelSatisfies(level, required)).toBe(i >= j);
        expect(stricterPadLevel(level, required)).toBe(PAD_LEVELS[Math.max(i, j)]);
      }
      expect(padLevelSatisfies(null, level)).toBe(false);
      expect(isPadLevel(level)).toBe(true);
    },
  );

  it.each(['NONE', 'low', '', null, 3, 'toString'])('%j is none', (value) => {
    expect(isPadLevel(value)).toBe(false);
  });
});

describe('match levels', () => {
  it.each(REACHED_MATCH_LEVELS.map((level, i) => [level, i] as const))(
    '%s stands in its place',
    (reached, i) => {
      for (const required of MATCH_LEVELS)
        expect(matchLevelSatisfies(reached, required)).toBe(
          i >= REACHED_MATCH_LEVELS.indexOf(required),
        );
    },
  );

  it('NONE and LOW can be reached, not asked for', () => {
    expect(isMatchLevel('NONE')).toBe(false);
    expect(isMatchLevel('LOW')).toBe(false);
    expect(isMatchLevel('MEDIUM')).toBe(true);
  });
});
