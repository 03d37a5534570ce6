import { expect, it } from 'vitest';
import { alwaysRequiredLevel, requiredLevel } from './pad-policy.ts';

it.each([
  [{}, 'client', 'BALANCED_VERY_HIGH'],
  [{ enableAs: false }, 'client', null],
  [{ asThreshold: 'LOW' }, 'client', 'LOW'],
  [{ enableAs: false, asThreshold: 'HIGHEST' }, 'client', null],
  [{ asThreshold: 'LOW' }, 'BALANCED_VERY_HIGH', 'BALANCED_VERY_HIGH'],
  [{ asThreshold: 'HIGHEST' }, 'BALANCED_VERY_HIGH', 'HIGHEST'],
  [{ enableAs: false }, 'MODERATE', 'MODERATE'],
  [{ enableAs: false, asThreshold: 'HIGHEST' }, 'LOW', 'LOW'],
  [{}, 'LOW', 'BALANCED_VERY_HIGH'],
] as const)('%j under the floor %s has to reach %s', (options, floor, level) => {
  expect(requiredLevel(options, floor)).toBe(level);
});

it.each([
  [{ enableAs: false }, 'client', 'BALANCED_VERY_HIGH'],
  [{ enableAs: false, asThreshold: 'LOW' }, 'client', 'LOW'],
  [{ enableAs: false, asThreshold: 'LOW' }, 'HIGH', 'HIGH'],
] as const)(
  '%j under the floor %s has to reach %s where nobody is let off',
  (options, floor, level) => {
    expect(alwaysRequiredLevel(options, floor)).toBe(level);
  },
);
