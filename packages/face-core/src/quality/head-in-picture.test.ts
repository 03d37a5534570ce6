import { describe, expect, it } from 'vitest';
import { syntheticMesh } from '../../test/synthetic-mesh.ts';
import { INNER_LIPS } from '../landmarks/mesh-indices.ts';
import { leftwardCrop, rightwardCrop } from './crop-of-the-face-image.ts';
import { headMeasures } from './head-measures.ts';
import { interEyeDistanceComponent } from './inter-eye-distance.ts';
import { marginAbove, marginBelow } from './margin-of-the-face-image.ts';
import { mouthClosed } from './mouth-closed.ts';

const RAMP = { zeroAt: 0, fullAt: 10 };
/** The eyes of the synthetic face are 100 pixels apart and 40 above its place. */
const at = (x: number, y: number, scale = 1) => headMeasures(syntheticMesh({ x, y, scale }));

describe('interEyeDistance', () => {
  it('is in pixels, and what it would be were the head not turned', () => {
    const frontal = interEyeDistanceComponent(at(300, 300), 0, RAMP).nativeValue;
    expect(frontal).toBeCloseTo(100, 6);
    expect(interEyeDistanceComponent(at(300, 300, 0.5), 0, RAMP).nativeValue).toBeCloseTo(50, 6);
    const turned = headMeasures(syntheticMesh({ yaw: 40 }));
    expect(turned.interEyeDistance).toBeLessThan(80);
    expect(interEyeDistanceComponent(turned, 40, RAMP).nativeValue).toBeCloseTo(100, 0);
    // In profile it does not grow without end.
    expect(interEyeDistanceComponent(turned, -90, RAMP).nativeValue).toBeLessThan(400);
  });
});

describe('where the head is in the picture', () => {
  it('is measured from the edges to the eyes, in distances between the eyes', () => {
    const head = at(200, 400);
    expect(leftwardCrop(head, RAMP).nativeValue).toBeCloseTo(1.5, 6);
    expect(rightwardCrop(head, 600, RAMP).nativeValue).toBeCloseTo(3.5, 6);
  });

  it('and above and below, in distances between eyes and chin', () => {
    const head = at(200, 400);
    const above = marginAbove(head, RAMP).nativeValue ?? 0;
    const below = marginBelow(head, 960, RAMP).nativeValue ?? 0;
    expect(above).toBeCloseTo(360 / head.eyesToChin, 6);
    expect(below).toBeCloseTo(600 / head.eyesToChin, 6);
  });

  it('is negative where an eye lies outside', () => {
    expect(leftwardCrop(at(0, 400), RAMP)).toMatchObject({ nativeValue: -0.5, value: 0 });
  });
});

describe('mouthClosed', () => {
  it('is the widest gap between the lips, as a share of the distance between eyes and chin', () => {
    const mesh = syntheticMesh();
    const [upper, lower] = INNER_LIPS[2];
    const opened = {
      ...mesh,
      points: mesh.points.map((point, index) => {
        if (index === upper) return { ...point, y: 50 };
        return index === lower ? { ...point, y: 80 } : point;
      }),
    };
    const closed = {
      ...mesh,
      points: mesh.points.map((point, index) =>
        INNER_LIPS.flat().some((lip) => lip === index) ? { ...point, x: 0, y: 60 } : point,
      ),
    };
    const head = headMeasures(mesh);
    expect(mouthClosed(closed, head, RAMP).nativeValue).toBe(0);
    expect(mouthClosed(opened, head, RAMP).nativeValue).toBeCloseTo(30 / head.eyesToChin, 6);
  });
});
