import { selfieImage } from '@iws/test-faces';
import { describe, expect, it } from 'vitest';
import { openServerExtractor } from '../compare/server-extractor.ts';
import { documentExtractor } from '../compare/document-extractor.ts';
import { cardPortrait } from './card-portrait.ts';
import { addGlare } from './glare.ts';
import { printInDots } from './halftone.ts';
import { printTones } from './print-tones.ts';

const flat = (side: number, ...colour: [number, number, number]) => ({
  width: side,
  height: side,
  data: Uint8ClampedArray.from({ length: side * side * 3 }, (_, i) => colour[i % 3] ?? 0),
});
const mean = (values: ArrayLike<number>) =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length;

describe('printTones', () => {
  it('takes the colour away and narrows the range', () => {
    const red = flat(1, 255, 0, 0);
    printTones(red, { colour: 0, black: 20, white: 220, gamma: 1 });
    expect([...red.data]).toEqual([80, 80, 80]);
    const ends = flat(1, 0, 255, 0);
    printTones(ends, { colour: 1, black: 20, white: 220, gamma: 2 });
    expect([...ends.data]).toEqual([20, 220, 20]);
  });
});

describe('printInDots', () => {
  it.each([40, 128, 210])('keeps the mean of a flat tone of %d within a few levels', (tone) => {
    const page = flat(60, tone, tone, tone);
    printInDots(page, { pitch: 3.3, angle: 0.6, strength: 1 });
    expect(Math.abs(mean(page.data) - tone)).toBeLessThan(14);
    expect(new Set(page.data).size).toBeGreaterThan(4);
  });

  it('leaves the tone where it has no strength', () => {
    const page = flat(8, 90, 90, 90);
    printInDots(page, { pitch: 3, angle: 0.6, strength: 0 });
    expect(new Set(page.data)).toEqual(new Set([90]));
  });
});

describe('addGlare', () => {
  it('moves tones towards white, most in its middle', () => {
    const page = flat(101, 50, 100, 150);
    addGlare(page, { x: 0.5, y: 0.5, radius: 0.1, length: 2, angle: 0, strength: 0.5 });
    const at = (x: number, y: number) => [...page.data.slice((y * 101 + x) * 3).slice(0, 3)];
    expect(at(50, 50)).toEqual([152, 178, 202]);
    expect(at(0, 0)).toEqual([50, 100, 150]);
    // Twice as long along its axis.
    expect(at(70, 50)).toEqual(at(50, 60));
  });
});

describe('cardPortrait', () => {
  it('is small, the same for a seed, another for another', async () => {
    const selfie = await selfieImage({ width: 480, height: 640 });
    const first = await cardPortrait(selfie, 1);
    expect(Math.max(first.width, first.height)).toBeLessThanOrEqual(250);
    expect(first.height / first.width).toBeCloseTo(640 / 480, 1);
    expect(await cardPortrait(selfie, 1)).toEqual(first);
    expect(await cardPortrait(selfie, 2)).not.toEqual(first);
    expect([...new Set(first.data)].length).toBeGreaterThan(50);
  });

  it('stays the same person to the recogniser, less like than the picture itself', async () => {
    const selfie = await selfieImage({ width: 480, height: 640 });
    const extractor = await openServerExtractor();
    const own = await extractor.extract(selfie);
    const documents = documentExtractor(extractor);
    const portrait = await documents.extract(selfie);
    const cosine = own?.features.reduce((s, v, i) => s + v * (portrait?.features[i] ?? 0), 0);
    expect(cosine).toBeGreaterThan(0.5);
    expect(cosine).toBeLessThan(0.98);
    expect(documents.identity).not.toBe(extractor.identity);
  }, 60_000);
});
