import { expect, it } from 'vitest';
import { wholeNumber } from './whole-number.ts';

it('reads whole numbers, and nothing where nothing was given', () => {
  expect(wholeNumber('--images', '12')).toBe(12);
  expect(wholeNumber('--images', '1')).toBe(1);
  expect(wholeNumber('--images', '0', 0)).toBe(0);
  expect(wholeNumber('--images', undefined)).toBeUndefined();
});

it.each(['', ' ', '0', '-1', '1.5', 'all', '1,4', 'Infinity', '9007199254740993'])(
  'refuses %j with the name of the option',
  (text) => {
    expect(() => wholeNumber('--images', text)).toThrow(TypeError);
    expect(() => wholeNumber('--images', text)).toThrow('--images is a whole number from 1');
  },
);

it.each(['', '-1', '19'])('refuses %j where another is the least', (text) => {
  expect(() => wholeNumber('--images', text, 20)).toThrow('--images is a whole number from 20');
});

it('does not take an empty text for 0', () => {
  expect(() => wholeNumber('--images', '', 0)).toThrow('--images is a whole number from 0');
});
