import { expect, test } from 'vitest';
import { inLight, inSideLight } from './light.ts';
import { plainImage } from './rgb-image.ts';

const level = (from: number, factor: number) =>
  inLight(plainImage(1, 1, [from, from, from]), factor).data[0];

test('a quarter of the light is about half the level (sRGB), and nothing is whiter than white', () => {
  expect(level(188, 0.25)).toBe(99);
  expect(level(188, 1)).toBe(188);
  expect(level(188, 4)).toBe(255);
  expect(level(0, 4)).toBe(0);
});

test('a lamp at the side: all of its light on the left, the share on the right', () => {
  const { data } = inSideLight(plainImage(100, 1, [188, 188, 188]), 0.25);
  const levels = [...data].filter((_, i) => i % 3 === 0);
  expect([levels[0], levels[41], levels[58], levels[99]]).toEqual([188, 188, 99, 99]);
  expect(levels.every((level, i) => i === 0 || level <= (levels[i - 1] ?? 0))).toBe(true);
});
