import { interEyeDistance, type ExamineModels, type FaceMesh, type Image } from '@iws/face-core';
import { selfieImage } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { openExamineModels } from '../inference/examine-models.ts';
import { degrade, toOriginal } from '../occlusion/degrade.ts';
import { randomFrom } from '../occlusion/random.ts';
import { drawFrom } from './draw-samples.ts';
import { eyesOff, placementOf } from './eye-placement.ts';
import { findFace } from './face-finder.ts';

type Mesh = FaceMesh<'frame'>;

let models: ExamineModels;
let selfie: Image;
let mesh: Mesh;
beforeAll(async () => {
  models = await openExamineModels();
  selfie = await selfieImage({ width: 360 });
  mesh = (await findFace(selfie, models))!.mesh;
}, 60_000);

const same = <P>(point: P) => point;

/** The mesh moved by so many of its eye distances, or only what of it lies to the right of a column. */
const moved = (right: number, down: number, from = -Infinity): Mesh => {
  const eyes = interEyeDistance(mesh);
  const points = mesh.points.map(({ x, y, z }) =>
    x < from ? { x, y, z } : { x: x + right * eyes, y: y + down * eyes, z },
  );
  return { ...mesh, points };
};

describe('eyesOff', () => {
  it('is measured in distances between the true eyes, the farther eye', () => {
    expect(eyesOff(mesh, mesh, same)).toBe(0);
    expect(eyesOff(moved(0.3, 0.4), mesh, same)).toBeCloseTo(0.5, 6);
    // Only the subject's left eye, which lies at the right of the picture.
    const middle = mesh.points[168]!.x;
    expect(eyesOff(moved(0.2, 0, middle), mesh, same)).toBeCloseTo(0.2, 6);
    // In a picture half as large, the same face.
    const half = { ...mesh, points: mesh.points.map(({ x, y, z }) => ({ x: x / 2, y: y / 2, z })) };
    expect(eyesOff(half, mesh, toOriginal({ scale: 0.5, left: 0, top: 0 }))).toBeCloseTo(0, 6);
    expect(eyesOff(half, mesh, same)).toBeGreaterThan(0.5);
  });

  it('judges a shifted mesh as in a wrong place', () => {
    expect(placementOf(eyesOff(moved(0.34, 0), mesh, same))).toBe('right place');
    expect(placementOf(eyesOff(moved(0, -0.36), mesh, same))).toBe('wrong place');
    expect(placementOf(null)).toBe('not found');
  });

  it('goes through the camera that took the picture', async () => {
    let cropped = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { image, ...camera } = await degrade(selfie, mesh, randomFrom(seed));
      const found = await findFace(image, models);
      expect(found && eyesOff(found.mesh, mesh, toOriginal(camera))).toBeLessThan(0.1);
      if (camera.left + camera.top > 0.4 * interEyeDistance(mesh)) cropped++;
    }
    // Otherwise the crop was not asked.
    expect(cropped).toBeGreaterThan(0);
  });
});

describe('drawFrom', () => {
  it('finds faces that it left uncovered in the right place', async () => {
    const picture = { path: '', source: 'some', subject: 'somebody' };
    const off: (number | null)[] = [];
    for await (const { kinds, seen } of drawFrom(picture, 0, selfie, selfie, models, {
      seed: 1,
      draws: 20,
    }))
      if (kinds.length === 0) off.push(seen && seen.eyesOff);
    expect(off.length).toBeGreaterThan(1);
    expect(off.map((one) => one !== null && one < 0.1)).toEqual(off.map(() => true));
  });
});
