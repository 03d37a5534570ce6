import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { realNumber } from '../../test/real-number.ts';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import { meshPoint } from '../landmarks/five-points.ts';
import { MESH } from '../landmarks/mesh-indices.ts';
import { headBox } from './head-box.ts';
import { portraitCrop } from './portrait-crop.ts';

describe('headBox', () => {
  it('reaches from the chin to above the forehead and beyond both cheeks', () => {
    const mesh = syntheticMesh({ x: 500, y: 500 });
    const head = headBox(mesh);
    expect(head.y + head.height).toBeCloseTo(meshPoint(mesh, MESH.chin).y, 6);
    expect(head.y).toBeLessThan(meshPoint(mesh, MESH.foreheadTop).y - 50);
    expect(head.x).toBeLessThan(380);
    expect(head.x + head.width).toBeGreaterThan(620);
  });

  it('follows the skull: a turned head is as broad, and stands behind its face', () => {
    const upright = headBox(syntheticMesh());
    const turned = headBox(syntheticMesh({ yaw: 40 }));
    expect(headBox(syntheticMesh({ roll: 30 })).width).toBeGreaterThan(upright.width);
    expect(turned.width).toBeGreaterThan(upright.width);
    // Positive yaw: the face is at the left of the head.
    const nose = (yaw: number) => meshPoint(syntheticMesh({ yaw }), MESH.noseTip).x;
    expect(turned.x + turned.width / 2 - nose(40)).toBeGreaterThan(50);
    expect(upright.x + upright.width / 2 - nose(0)).toBeCloseTo(0, 6);
  });

  it('shows more crown of a head that looks down', () => {
    const above = (pitch: number) => {
      const mesh = syntheticMesh({ pitch });
      return meshPoint(mesh, MESH.foreheadTop).y - headBox(mesh).y;
    };
    expect(above(-20)).toBeGreaterThan(above(0) * 1.3);
    expect(above(20)).toBeLessThan(above(0) * 0.7);
  });
});

describe('portraitCrop', () => {
  const placements = fc.record({
    x: realNumber(0, 1280),
    y: realNumber(0, 960),
    scale: realNumber(0.2, 4),
    roll: realNumber(-40, 40),
  });
  const frames = fc.record({
    width: fc.integer({ min: 240, max: 1920 }),
    height: fc.integer({ min: 240, max: 1920 }),
  });

  it('is a 3:4 rectangle of whole pixels inside the frame', () => {
    fc.assert(
      fc.property(placements, frames, (placement, frame) => {
        const { rect, wholeHead } = portraitCrop(syntheticMesh(placement), frame);
        for (const part of [rect.x, rect.y, rect.width, rect.height]) {
          expect(Number.isInteger(part)).toBe(true);
        }
        expect(rect.width * 4).toBe(rect.height * 3);
        expect(rect.x).toBeGreaterThanOrEqual(0);
        expect(rect.y).toBeGreaterThanOrEqual(0);
        expect(rect.x + rect.width).toBeLessThanOrEqual(frame.width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(frame.height);
        if (wholeHead) {
          const head = headBox(syntheticMesh(placement));
          expect(head.x + head.width / 2).toBeGreaterThan(rect.x);
          expect(head.x + head.width / 2).toBeLessThan(rect.x + rect.width);
        }
      }),
    );
  });

  it('leaves margins around a head for which the frame has room', () => {
    const mesh = syntheticMesh({ x: 640, y: 500 });
    const { rect, wholeHead } = portraitCrop(mesh, { width: 1280, height: 960 });
    const head = headBox(mesh);
    expect(wholeHead).toBe(true);
    expect(head.y - rect.y).toBeGreaterThan(rect.height * 0.1);
    expect(rect.y + rect.height - head.y - head.height).toBeGreaterThan(rect.height * 0.1);
    const share = head.height / rect.height;
    expect(share).toBeGreaterThan(0.44);
    expect(share).toBeLessThan(0.61);
  });

  it('takes as many pixels as the sample has, where the head allows', () => {
    // A head of 0.6 of 500 pixels would be enlarged to 640; seen a little smaller it is not.
    const mesh = syntheticMesh({ x: 640, y: 480, scale: 0.8 });
    const { rect } = portraitCrop(mesh, { width: 1280, height: 960 });
    expect(rect.height).toBe(640);
  });

  it('says when the frame ends before the head does', () => {
    const frame = { width: 720, height: 960 };
    expect(portraitCrop(syntheticMesh({ x: 20, y: 500 }), frame).wholeHead).toBe(false);
    expect(portraitCrop(syntheticMesh({ x: 360, y: 480, scale: 3 }), frame).wholeHead).toBe(false);
  });
});
