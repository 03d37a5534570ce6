import { expect, test } from 'vitest';
import { COLOURS } from './colours.ts';

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

test('contrast of text at least 4.5, of what has a meaning at least 3 (WCAG 2.2 AA)', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast(COLOURS.label, COLOURS.labelBackground)).toBeGreaterThanOrEqual(4.5);
  for (const colour of [
    COLOURS.ovalBorderBackground,
    COLOURS.ovalBorderErrorBackground,
    COLOURS.tickerActiveBackground,
  ]) {
    expect(contrast(colour, COLOURS.canvasBackground), colour).toBeGreaterThanOrEqual(3);
  }
});
