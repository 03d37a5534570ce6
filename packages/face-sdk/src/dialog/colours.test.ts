import { expect, test } from 'vitest';
import { DARK, declarations, LAMP, LIGHT, type Palette } from './colours.ts';

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test('contrast as WCAG 2.2 reckons it', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

type Pair = readonly [keyof Palette, keyof Palette];
const TEXT: readonly Pair[] = [
  ['text', 'surface'],
  ['text', 'quiet'],
  ['text', 'canvas'],
  ['accent-text', 'accent'],
  ['label', 'label-background'],
];
const MEANING: readonly Pair[] = [
  ['good', 'canvas'],
  ['adjust', 'canvas'],
  ['tick-reached', 'canvas'],
  ['tick-reached', 'tick'],
  ['accent', 'surface'],
  ['focus', 'surface'],
  ['focus', 'canvas'],
  ['focus', 'quiet'],
];

test.each([
  ['light', LIGHT],
  ['dark', DARK],
  ['lamp', LAMP],
])('%s: text at least 4.5, what has a meaning at least 3 (WCAG 2.2 AA)', (_, palette) => {
  for (const [front, back] of TEXT) {
    expect(contrast(palette[front], palette[back]), `${front} on ${back}`).toBeGreaterThanOrEqual(
      4.5,
    );
  }
  for (const [front, back] of MEANING) {
    expect(contrast(palette[front], palette[back]), `${front} on ${back}`).toBeGreaterThanOrEqual(
      3,
    );
  }
});

test('colours become custom properties', () => {
  expect(declarations({ canvas: '#000000', 'tick-reached': 'red' })).toBe(
    '--iws-face-canvas: #000000; --iws-face-tick-reached: red;',
  );
});
