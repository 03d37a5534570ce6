import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The builder runs tests from the project's folder; their own address is that of a bundle. */
const css = readFileSync(join(process.cwd(), 'src/styles/tokens.css'), 'utf8');

const [light = '', dark = ''] = css.split(":root[data-theme='dark']");

function colour(block: string, name: string): readonly number[] {
  const digits = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(block)?.[1];
  if (digits === undefined) throw new Error(`tokens.css has no colour ${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
}

/** Relative luminance of WCAG 2.2. */
function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(block: string, one: string, other: string): number {
  const [low = 0, high = 0] = [one, other]
    .map((name) => luminance(colour(block, name)))
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT: readonly [string, string][] = [
  ...['paper', 'card', 'sunken'].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-soft', ground],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent', 'accent-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['good', 'card'],
  ['warn', 'card'],
  ['bad', 'card'],
  ['accent', 'card'],
  ['ink', 'accent-soft'],
];

const BOUNDARIES: readonly [string, string][] = ['paper', 'card', 'sunken'].flatMap(
  (ground): [string, string][] => [
    ['control-line', ground],
    ['accent', ground],
    ['focus', ground],
  ],
);

describe.each([
  ['light', light],
  ['dark', dark],
])('contrast of the %s colours', (_name, block) => {
  it.each(TEXT)('of text: %s on %s is at least 4.5:1', (one, other) => {
    expect(contrast(block, one, other)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(BOUNDARIES)('of a boundary: %s on %s is at least 3:1', (one, other) => {
    expect(contrast(block, one, other)).toBeGreaterThanOrEqual(3);
  });
});
