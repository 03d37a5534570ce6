import type { FaceMesh, Image } from '@iws/face-core';
import { selfieImage } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { openExamineModels } from '../inference/examine-models.ts';
import { findFace } from '../visibility/face-finder.ts';
import { coveredShares } from '../visibility/region-shares.ts';
import { degrade } from './degrade.ts';
import { cover, type CoverMaps, type Layer } from './layer.ts';
import { OCCLUDER_KINDS, drawKinds, occlude, type OccluderKind } from './occluders.ts';
import { plain } from './paint.ts';
import { randomFrom, seedOf } from './random.ts';
import { capsule, polygon, superellipse, union, without, type Shape } from './shape.ts';

const area = (shape: Shape) => {
  let sum = 0;
  for (let y = Math.floor(shape.top); y < shape.bottom; y++)
    for (let x = Math.floor(shape.left); x < shape.right; x++)
      sum += shape.coverage(x + 0.5, y + 0.5);
  return sum;
};

describe('shapes', () => {
  const square = [
    { x: 10, y: 10 },
    { x: 50, y: 10 },
    { x: 50, y: 30 },
    { x: 10, y: 30 },
  ];

  it('have the area of what they are', () => {
    expect(area(polygon(square, 1)) / 800).toBeCloseTo(1, 2);
    expect(
      area(capsule({ x: 20, y: 20 }, { x: 60, y: 20 }, 5, 5, 1)) / (400 + 25 * Math.PI),
    ).toBeCloseTo(1, 2);
    expect(area(superellipse({ x: 40, y: 40 }, 30, 20, 0.5, 2, 1)) / (600 * Math.PI)).toBeCloseTo(
      1,
      1,
    );
  });

  it('are put together', () => {
    const one = polygon(square, 1);
    const other = polygon(
      square.map(({ x, y }) => ({ x: x + 20, y })),
      1,
    );
    expect(area(union([one, other])) / 1200).toBeCloseTo(1, 2);
    expect(area(without(one, other)) / 400).toBeCloseTo(1, 1);
  });
});

describe('cover', () => {
  const image: Image = { width: 4, height: 2, channels: 3, data: new Uint8Array(24).fill(100) };
  const half = (kind: Layer['kind'], opacity: number): Layer => ({
    shape: { left: 0, top: 0, right: 2, bottom: 2, coverage: (x) => (x < 2 ? 1 : 0) },
    paint: plain([200, 0, 100]),
    opacity,
    kind,
  });

  it('blends by opacity, leaves the original alone and says what lies where', () => {
    const { image: covered, maps } = cover(image, [half('dark-lens', 0.75)]);
    expect([...covered.data.slice(0, 3)]).toEqual([175, 25, 100]);
    expect([...covered.data.slice(6, 9)]).toEqual([100, 100, 100]);
    expect(image.data.every((value) => value === 100)).toBe(true);
    expect([...maps.covered.slice(0, 4)]).toEqual([0.75, 0.75, 0, 0]);
    expect([...maps.darkLens.slice(0, 4)]).toEqual([0.75, 0.75, 0, 0]);
    expect(Math.max(...maps.glare)).toBe(0);
  });

  it('hides a lens behind what lies over it', () => {
    const { maps } = cover(image, [half('dark-lens', 1), half('object', 0.5)]);
    expect(maps.covered[0]).toBe(1);
    expect(maps.darkLens[0]).toBe(0.5);
  });
});

let selfie: Image;
let mesh: FaceMesh<'frame'>;
beforeAll(async () => {
  selfie = await selfieImage({ width: 240, height: 320 });
  const face = await findFace(selfie, await openExamineModels());
  if (!face) throw new Error('the selfie has no face');
  mesh = face.mesh;
});

/** Shares of the eight regions, the mean of many draws. */
function meanShares(kind: OccluderKind, draws = 12) {
  const sums = new Float64Array(24);
  for (let seed = 0; seed < draws; seed++) {
    const { maps } = occlude(selfie, mesh, [kind], selfie, randomFrom(seedOf(kind, seed)));
    coveredShares(mesh, maps).forEach((share, i) => (sums[i] = (sums[i] ?? 0) + share / draws));
  }
  const at = (region: number, kindOf = 0) => sums[region * 3 + kindOf] ?? 0;
  return {
    eyes: (at(0) + at(1)) / 2,
    darkLens: (at(0, 1) + at(1, 1)) / 2,
    glare: (at(0, 2) + at(1, 2)) / 2,
    nose: at(2),
    mouth: at(3),
    top: at(4),
    bottom: at(5),
    all: Array.from({ length: 8 }, (_, region) => at(region)).reduce((a, b) => a + b) / 8,
  };
}

describe('occluders', () => {
  it('cover something, never everything, and the same for the same seed', () => {
    for (const kind of OCCLUDER_KINDS) {
      const { all } = meanShares(kind, 8);
      expect(all, kind).toBeGreaterThan(0.005);
      expect(all, kind).toBeLessThan(0.7);
      const [one, again, other] = [3, 3, 4].map((seed) =>
        occlude(selfie, mesh, [kind], selfie, randomFrom(seed)),
      );
      expect(again?.image.data, kind).toEqual(one?.image.data);
      expect(other?.image.data, kind).not.toEqual(one?.image.data);
    }
  });

  it('lie where such things lie', () => {
    const mask = meanShares('mask');
    expect(mask.mouth).toBeGreaterThan(0.75);
    expect(mask.bottom).toBeGreaterThan(0.75);
    expect(mask.eyes).toBeLessThan(0.1);
    expect(mask.top).toBe(0);
    const dark = meanShares('dark-glasses');
    expect(dark.eyes).toBeGreaterThan(0.75);
    expect(dark.darkLens).toBeGreaterThan(0.75);
    expect(dark.mouth).toBe(0);
    const clear = meanShares('clear-glasses');
    expect(clear.eyes).toBeLessThan(0.35);
    expect(clear.darkLens + clear.glare).toBe(0);
    expect(meanShares('glare').glare).toBeGreaterThan(0.2);
    expect(meanShares('hat').top).toBeGreaterThan(0.2);
    expect(meanShares('cup').mouth).toBeGreaterThan(0.2);
  });

  it('are drawn alone, in pairs and not at all', () => {
    const random = randomFrom(7);
    const counts = Array.from({ length: 400 }, () => drawKinds(random).length);
    for (const length of [0, 1, 2])
      expect(counts.filter((count) => count === length).length).toBeGreaterThan(40);
  });
});

describe('degrade', () => {
  it('says where its pixels came from', async () => {
    // A picture whose red is its column and whose green is its row.
    const image: Image = {
      width: 240,
      height: 240,
      channels: 3,
      data: Uint8Array.from({ length: 240 * 240 * 3 }, (_, i) => {
        const pixel = Math.floor(i / 3);
        return i % 3 === 0 ? pixel % 240 : i % 3 === 1 ? Math.floor(pixel / 240) : 128;
      }),
    };
    for (let seed = 1; seed < 8; seed++) {
      const { image: out, scale, left, top } = await degrade(image, mesh, randomFrom(seed));
      // Tones are bent, so columns are compared with each other: those of equal red lie at equal places.
      const reds = (row: number) =>
        Array.from({ length: out.width }, (_, x) => out.data[(row * out.width + x) * 3] ?? 0);
      const middle = reds(Math.floor(out.height / 2));
      const rising = middle.filter(
        (value, x) => x > 0 && value >= (middle[x - 1] ?? 0) - 12,
      ).length;
      expect(rising / middle.length).toBeGreaterThan(0.9);
      expect(left + out.width / scale).toBeLessThanOrEqual(240 + 1);
      expect(top + out.height / scale).toBeLessThanOrEqual(240 + 2);
    }
  });
});

describe('coveredShares', () => {
  it('is one where a map is full, and the share where it is half full', () => {
    const maps = (covered: (x: number) => number): CoverMaps => {
      const of = (value: (x: number) => number) =>
        Float32Array.from({ length: 240 * 320 }, (_, i) => value(i % 240));
      return {
        width: 240,
        height: 320,
        covered: of(covered),
        darkLens: of(() => 0),
        glare: of(() => 0.25),
      };
    };
    const full = coveredShares(
      mesh,
      maps(() => 1),
    );
    for (let region = 0; region < 8; region++) {
      expect(full[region * 3]).toBeCloseTo(1, 5);
      expect(full[region * 3 + 1]).toBe(0);
      expect(full[region * 3 + 2]).toBeCloseTo(0.25, 5);
    }
    const nose = mesh.points[1]?.x ?? 0;
    const left = coveredShares(
      mesh,
      maps((x) => (x < nose ? 1 : 0)),
    );
    expect(left[0]).toBe(1);
    expect(left[3]).toBe(0);
    expect(left[9]).toBeGreaterThan(0.2);
    expect(left[9]).toBeLessThan(0.8);
  });
});
