import { selfieImage } from '@iws/test-faces';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import type { Image } from '../image/image.ts';
import { blockiness } from './compression-artifacts.ts';
import { entropy } from './dynamic-range.ts';
import { faceLuma, LUMA_SIDE } from './face-luma.ts';
import { facePatch } from './face-patch.ts';
import { lumaStatistics } from './luma-statistics.ts';
import { unnaturalColour } from './natural-colour.ts';

const patch = (level: (i: number) => number) =>
  Float32Array.from({ length: LUMA_SIDE ** 2 }, (_, i) => level(i));

describe('light on the face', () => {
  it('varies: not on one grey, most between black and white', () => {
    const variance = (level: (i: number) => number) => lumaStatistics(patch(level)).variance;
    expect(variance(() => 99.1)).toBeCloseTo(0, 9);
    expect(variance(() => 99.1)).toBeGreaterThanOrEqual(0);
    expect(variance((i) => (i % 2) * 255)).toBeCloseTo(0.25, 6);
  });

  it('has as many bits as greys that are equally frequent', () => {
    const bits = (level: (i: number) => number) => entropy(lumaStatistics(patch(level)).histogram);
    expect(bits(() => 99)).toBe(0);
    expect(bits((i) => 100 + (i % 2))).toBeCloseTo(1, 9);
    expect(bits((i) => (i % 256) - 0.4)).toBeCloseTo(8, 9);
    expect(bits(() => 300)).toBe(0);
  });
});

describe('facePatch', () => {
  it('reads the greys that faceLuma reads, and the colour of the cheeks', () => {
    const data = new Uint8Array(400 * 400 * 3).map((_, i) => (i * 7919) % 251);
    const image: Image = { width: 400, height: 400, channels: 3, data };
    const mesh = syntheticMesh({ x: 200, y: 200 });
    expect(facePatch(image, mesh).luma).toEqual(faceLuma(image, mesh));
    const plain = {
      ...image,
      data: data.map((_, i) => [200, 150, 120][i % 3] ?? 0),
    };
    const [red, green, blue] = facePatch(plain, mesh).cheekColour;
    expect([red, green, blue].map(Math.round)).toEqual([200, 150, 120]);
  });
});

describe('unnaturalColour', () => {
  it('is 0 for skin, dark or fair, and grows with a tint', () => {
    expect(unnaturalColour([224, 172, 140])).toBe(0);
    expect(unnaturalColour([94, 62, 44])).toBe(0);
    // Grey has a* and b* of 0, each 5 below.
    expect(unnaturalColour([128, 128, 128])).toBeCloseTo(Math.hypot(5, 5), 2);
    const blue = [0, 20, 40, 80].map((more) => unnaturalColour([180, 150, 140 + more]));
    expect(blue).toEqual(blue.toSorted((a, b) => a - b));
    expect(unnaturalColour([60, 200, 60])).toBeGreaterThan(60);
  });

  it('knows CIELAB: pure red has a* 80.1 and b* 67.2 (CIE 15, D65)', () => {
    expect(unnaturalColour([255, 0, 0])).toBeCloseTo(Math.hypot(80.1 - 25, 67.2 - 35), 0);
  });

  it('is finite for any colour', () => {
    const level = realNumber(0, 255);
    fc.assert(
      fc.property(level, level, level, (r, g, b) => {
        expect(unnaturalColour([r, g, b])).toBeGreaterThanOrEqual(0);
        expect(unnaturalColour([r, g, b])).toBeLessThan(200);
      }),
    );
  });
});

describe('blockiness', () => {
  const face = { x: 100, y: 150, width: 280, height: 330 };
  const compressed = async (quality: number): Promise<Image> => {
    const { width, height, data } = await selfieImage({ width: 480 });
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    return { width, height, channels: 3, data: await sharp(jpeg).raw().toBuffer() };
  };

  it('rises as JPEG gets coarser', async () => {
    const levels: number[] = [];
    for (const quality of [95, 60, 30, 10, 5])
      levels.push(blockiness(await compressed(quality), face));
    expect(levels).toEqual(levels.toSorted((a, b) => a - b));
    // The picture itself was a JPEG once.
    expect(levels[0]).toBeLessThan(0.5);
    expect(levels.at(-1)).toBeGreaterThan(1.5);
  });

  it('stands at the whole picture’s grid, wherever the face lies on it', async () => {
    const image = await compressed(10);
    const moved = { ...face, x: face.x + 3, y: face.y + 5 };
    expect(blockiness(image, moved)).toBeCloseTo(blockiness(image, face), 0);
  });

  it('is no number where the face is too small or outside', async () => {
    const image = await compressed(60);
    expect(blockiness(image, { x: 100, y: 100, width: 31, height: 31 })).toBeNaN();
    expect(blockiness(image, { x: -900, y: 100, width: 200, height: 200 })).toBeNaN();
  });
});
