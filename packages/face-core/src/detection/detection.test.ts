import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { overlap } from '../geometry/rect.ts';
import { decodeBlazeFace } from './blazeface.ts';
import { decodeUltraLight } from './decode-ultra-light.ts';
import type { FaceDetection } from './detection.ts';
import { suppressOverlaps } from './suppress-overlaps.ts';
import { ultraLightAnchors } from './ultra-light-anchors.ts';

const detections: fc.Arbitrary<FaceDetection[]> = fc.uniqueArray(
  fc.record({
    box: fc.record({
      x: realNumber(0, 300),
      y: realNumber(0, 300),
      width: realNumber(5, 200),
      height: realNumber(5, 200),
    }),
    score: realNumber(0, 1),
  }),
  { maxLength: 25, selector: ({ score }) => score },
);

describe('suppressOverlaps', () => {
  it('keeps the best of every heap, and nothing that overlaps a better one', () => {
    fc.assert(
      fc.property(detections, realNumber(0.1, 0.9), (all, limit) => {
        const kept = suppressOverlaps(all, limit);
        kept.forEach((one, i) => {
          for (const better of kept.slice(0, i)) {
            expect(better.score).toBeGreaterThan(one.score);
            expect(overlap(better.box, one.box)).toBeLessThanOrEqual(limit);
          }
        });
        for (const dropped of all.filter((one) => !kept.includes(one))) {
          const reason = kept.some(
            ({ box, score }) => score > dropped.score && overlap(box, dropped.box) > limit,
          );
          expect(reason).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order it is given', () => {
    fc.assert(
      fc.property(detections, (all) => {
        expect(suppressOverlaps(all.toReversed(), 0.3)).toEqual(suppressOverlaps(all, 0.3));
      }),
    );
  });
});

describe('ultraLightAnchors', () => {
  it('has the 4,420 anchors of the published network at 320x240', () => {
    const anchors = ultraLightAnchors(320, 240);
    expect(anchors.length / 4).toBe(4420);
    expect([...anchors.slice(0, 4)]).toEqual(
      [4 / 320, 4 / 240, 10 / 320, 10 / 240].map((share) => expect.closeTo(share, 6) as number),
    );
    expect(Math.max(...anchors)).toBeLessThanOrEqual(1);
    expect(ultraLightAnchors(640, 480).length / 4).toBe(17_640);
  });
});

describe('decodeUltraLight', () => {
  const anchors = ultraLightAnchors(320, 240);
  const scores = new Float32Array(anchors.length / 2);
  const offsets = new Float32Array(anchors.length);

  it('gives the anchor itself where the network moves nothing, in pixels of the picture', () => {
    const one = scores.slice();
    one[2 * 4000 + 1] = 0.95;
    const shown = { x: 10, y: 20, width: 1280, height: 960 };
    const [found, ...rest] = decodeUltraLight(one, offsets, anchors, 0.9, shown);
    expect(rest).toEqual([]);
    const [cx, cy, w, h] = anchors.slice(4 * 4000, 4 * 4000 + 4);
    expect(found?.score).toBeCloseTo(0.95, 6);
    expect(found?.box.width).toBeCloseTo(w! * 1280, 3);
    expect(found?.box.x).toBeCloseTo(10 + (cx! - w! / 2) * 1280, 3);
    expect(found?.box.y).toBeCloseTo(20 + (cy! - h! / 2) * 960, 3);
  });

  it('drops what is below the threshold or not a number', () => {
    const one = scores.slice();
    one[1] = 0.89;
    one[3] = Number.NaN;
    const shown = { x: 0, y: 0, width: 320, height: 240 };
    expect(decodeUltraLight(one, offsets, anchors, 0.9, shown)).toEqual([]);
  });

  it('refuses an answer of another size', () => {
    const shown = { x: 0, y: 0, width: 320, height: 240 };
    expect(() => decodeUltraLight(scores, offsets.slice(4), anchors, 0.9, shown)).toThrow(
      RangeError,
    );
  });
});

describe('decodeBlazeFace', () => {
  it('places boxes and eyes relative to the cells of both grids', () => {
    const boxes = new Float32Array(896 * 16);
    const scores = new Float32Array(896).fill(-10);
    // Second grid: 8 cells of 16 pixels, six anchors each; cell in row 2, column 3.
    const anchor = 512 + (2 * 8 + 3) * 6 + 1;
    scores[anchor] = 0;
    boxes.set([1, 2, 32, 16, -4, -3, 4, -3], anchor * 16);
    const shown = { x: 100, y: 0, width: 256, height: 256 };
    const [face, ...rest] = decodeBlazeFace(boxes, scores, 0.5, shown);
    expect(rest).toEqual([]);
    expect(face?.score).toBe(0.5);
    // The cell's centre is (56, 40) of 128; a pixel of the input is two of the picture.
    expect(face?.box).toEqual({ x: 100 + 2 * (57 - 16), y: 2 * (42 - 8), width: 64, height: 32 });
    expect(face?.subjectRightEye).toEqual({ x: 100 + 2 * 52, y: 2 * 37 });
    expect(face?.subjectLeftEye).toEqual({ x: 100 + 2 * 60, y: 2 * 37 });
  });
});
