import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { affineScale, applyAffine, composeAffine, invertAffine, type Affine } from './affine.ts';
import { intersectRects, overlap, rectArea, shiftInside, squareAround } from './rect.ts';
import { mapRect, sampleMap } from './sample-mapping.ts';
import { fitSimilarity } from './similarity.ts';
import type { Point, Rect } from './space.ts';

const points = fc.record({ x: realNumber(-500, 500), y: realNumber(-500, 500) });
const rects: fc.Arbitrary<Rect<'frame'>> = fc.record({
  x: realNumber(-500, 500),
  y: realNumber(-500, 500),
  width: realNumber(1, 800),
  height: realNumber(1, 800),
});
const similarities = fc
  .record({
    angle: realNumber(-3, 3),
    scale: realNumber(0.1, 8),
    tx: realNumber(-900, 900),
    ty: realNumber(-900, 900),
  })
  .map(({ angle, scale, tx, ty }): Affine<'frame', 'aligned'> => {
    const a = scale * Math.cos(angle);
    const c = scale * Math.sin(angle);
    return { a, b: -c, c, d: a, tx, ty };
  });

const near = (a: Point<'frame'>, b: Point<'frame'>, within = 1e-6) => {
  expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(within);
};

describe('affine maps', () => {
  it('lead back by their inverse', () => {
    fc.assert(
      fc.property(similarities, points, (map, point) => {
        near(applyAffine(invertAffine(map), applyAffine(map, point)), point);
      }),
    );
  });

  it('compose in their order', () => {
    fc.assert(
      fc.property(similarities, similarities, points, (first, then, point) => {
        const second: Affine<'aligned', 'frame'> = { ...invertAffine(then) };
        const direct = applyAffine(composeAffine(first, second), point);
        near(direct, applyAffine(second, applyAffine(first, point)), 1e-4);
      }),
    );
  });

  it('refuse an inverse where an axis is lost', () => {
    expect(() => invertAffine({ a: 1, b: 2, c: 2, d: 4, tx: 0, ty: 0 })).toThrow(RangeError);
  });
});

describe('fitSimilarity', () => {
  it('finds the similarity that moved the points', () => {
    const spread = [
      { x: 0, y: 0 },
      { x: 40, y: 3 },
      { x: 20, y: 25 },
      { x: 5, y: 50 },
      { x: 38, y: 48 },
    ];
    fc.assert(
      fc.property(similarities, (map) => {
        const moved = spread.map((point) => applyAffine(map, point));
        const found = fitSimilarity<'frame', 'aligned'>(spread, moved);
        for (const key of ['a', 'b', 'c', 'd'] as const)
          expect(found[key]).toBeCloseTo(map[key], 6);
        for (const key of ['tx', 'ty'] as const) expect(found[key]).toBeCloseTo(map[key], 4);
        expect(affineScale(found)).toBeCloseTo(affineScale(map), 6);
      }),
    );
  });

  it('leaves no smaller squared error in its neighbourhood, and never mirrors', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(points, points), { minLength: 3, maxLength: 8 }),
        realNumber(-0.05, 0.05),
        realNumber(-0.05, 0.05),
        realNumber(-2, 2),
        (pairs, turn, grow, shift) => {
          const from = pairs.map(([point]) => point);
          const to = pairs.map(([, point]) => point);
          fc.pre(from.some(({ x, y }) => Math.hypot(x - from[0]!.x, y - from[0]!.y) > 1));
          const best = fitSimilarity<'frame', 'aligned'>(from, to);
          expect(best.a * best.d - best.b * best.c).toBeGreaterThanOrEqual(0);
          const error = (map: Affine<'frame', 'aligned'>) =>
            from.reduce((sum, point, i) => {
              const { x, y } = applyAffine(map, point);
              return sum + (x - to[i]!.x) ** 2 + (y - to[i]!.y) ** 2;
            }, 0);
          const a = best.a + grow;
          const c = best.c + turn;
          const other = { a, b: -c, c, d: a, tx: best.tx + shift, ty: best.ty };
          expect(error(best)).toBeLessThanOrEqual(error(other) + 1e-3);
        },
      ),
    );
  });

  it('refuses points that are a single place', () => {
    const place = { x: 3, y: 4 };
    expect(() => fitSimilarity([place, place], [place, { x: 9, y: 9 }])).toThrow(RangeError);
    expect(() => fitSimilarity([place], [place])).toThrow(RangeError);
  });
});

describe('rectangles', () => {
  it('overlap with themselves wholly, with others symmetrically, 0 to 1', () => {
    fc.assert(
      fc.property(rects, rects, (a, b) => {
        expect(overlap(a, a)).toBeCloseTo(1, 9);
        expect(overlap(a, b)).toBeCloseTo(overlap(b, a), 9);
        expect(overlap(a, b)).toBeGreaterThanOrEqual(0);
        expect(overlap(a, b)).toBeLessThanOrEqual(1 + 1e-9);
        expect(rectArea(intersectRects(a, b))).toBeLessThanOrEqual(rectArea(a) + 1e-6);
      }),
    );
  });

  it('are shifted into the picture, or centred where they are longer', () => {
    const frame = { width: 640, height: 480 };
    fc.assert(
      fc.property(rects, (rect) => {
        const square = squareAround(rect, 1.5);
        const { x, y, width, height } = shiftInside(square, frame);
        expect([width, height]).toEqual([square.width, square.height]);
        for (const [at, length, size, was] of [
          [x, width, 640, square.x],
          [y, height, 480, square.y],
        ] as const) {
          if (length > size) expect(at).toBeCloseTo((size - length) / 2, 9);
          else {
            expect(at).toBeGreaterThanOrEqual(0);
            expect(at + length).toBeLessThanOrEqual(size + 1e-9);
            if (was >= 0 && was + length <= size) expect(at).toBe(was);
          }
        }
      }),
    );
  });
});

describe('sampleMap', () => {
  const samples = fc.record({
    width: fc.integer({ min: 10, max: 2000 }),
    height: fc.integer({ min: 10, max: 2000 }),
    crop: fc.record({
      x: realNumber(0, 900),
      y: realNumber(0, 900),
      width: realNumber(10, 3000),
      height: realNumber(10, 3000),
    }),
  });

  it('leads back to the same rectangle', () => {
    fc.assert(
      fc.property(rects, samples, samples, (rect, one, other) => {
        const there = mapRect(sampleMap(one, other), rect);
        const back = mapRect(sampleMap(other, one), there);
        for (const key of ['x', 'y', 'width', 'height'] as const) {
          expect(back[key]).toBeCloseTo(rect[key], 4);
        }
      }),
    );
  });

  it('carries a whole sample to its crop in a sample that shows all', () => {
    const primary = { width: 480, height: 640, crop: { x: 60, y: 80, width: 840, height: 1120 } };
    const context = { width: 960, height: 1280, crop: { x: 0, y: 0, width: 960, height: 1280 } };
    const whole = { x: 0, y: 0, width: 480, height: 640 };
    expect(mapRect(sampleMap(primary, context), whole)).toEqual(primary.crop);
  });

  it('refuses a crop without extent', () => {
    const sample = { width: 10, height: 10, crop: { x: 0, y: 0, width: 10, height: 10 } };
    const flat = { ...sample, crop: { ...sample.crop, height: 0 } };
    expect(() => sampleMap(sample, flat)).toThrow(RangeError);
  });
});
