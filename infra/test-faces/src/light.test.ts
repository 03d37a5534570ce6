import { expect, test } from 'vitest';
import { inLight } from './light.ts';
import { plainImage } from './rgb-image.ts';

const level = (from: number, factor: number) =>
  inLight(plainImage(1, 1, [from, from, from]), factor).data[0];

test('a quarter of the light is about half the level (sRGB), and nothing is whiter than white', () => {
  expect(level(188, 0.25)).toBe(99);
  expect(level(188, 1)).toBe(188);
  expect(level(188, 4)).toBe(255);
  expect(level(0, 4)).toBe(0);
});
