import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cropImage, detectFaces, type ExamineModels, type Image, type Rect } from '@iws/face-core';
import { encodeJpeg, groupImage, GROUPS, selfieImage } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LabelledImage } from '../data/image-source.ts';
import { openExamineModels } from '../inference/examine-models.ts';
import { randomFrom } from '../occlusion/random.ts';
import { findFace } from './face-finder.ts';
import { cutPart, drawParts, partsWithoutFaces } from './faceless-parts.ts';
import { lookAtParts } from './measure-faceless.ts';

let models: ExamineModels;
let folder: string;
beforeAll(async () => {
  models = await openExamineModels();
  folder = await mkdtemp(join(tmpdir(), 'faceless-'));
}, 60_000);
afterAll(() => rm(folder, { recursive: true }));

const shares = (a: Rect<'frame'>, b: Rect<'frame'>) =>
  Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
  Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y);

describe('drawParts', () => {
  const picture = { width: 640, height: 480 };
  const boxes = [
    { x: 200.5, y: 100.2, width: 180, height: 220 },
    { x: -20, y: 400, width: 60, height: 100 },
  ];

  it('lie inside of the picture and away from every box', () => {
    let count = 0;
    for (let seed = 1; seed <= 200; seed++)
      for (const part of drawParts(picture, boxes, 4, randomFrom(seed))) {
        count++;
        const { x, y, width, height } = part;
        expect([x, y, width].every(Number.isInteger)).toBe(true);
        expect(width).toBe(height);
        expect(width).toBeGreaterThanOrEqual(0.25 * 480);
        expect(width).toBeLessThanOrEqual(0.6 * 480);
        expect(Math.min(x, y, 640 - x - width, 480 - y - height)).toBeGreaterThanOrEqual(0);
        expect(boxes.some((box) => shares(box, part))).toBe(false);
      }
    expect(count).toBeGreaterThan(600);
  });

  it('are as many as asked where there is room, and none where there is not', () => {
    expect(drawParts(picture, [], 7, randomFrom(1))).toHaveLength(7);
    const everywhere = { x: 1, y: 1, width: 638, height: 478 };
    expect(drawParts(picture, [everywhere], 7, randomFrom(1))).toEqual([]);
  });

  it('are the same by the same seed only', () => {
    const drawn = (seed: number) => drawParts(picture, boxes, 4, randomFrom(seed));
    expect(drawn(3)).toEqual(drawn(3));
    expect(drawn(3)).not.toEqual(drawn(4));
  });
});

describe('partsWithoutFaces', () => {
  it('keep away from each face of a group', async () => {
    const group = await groupImage({ width: 960 });
    const parts = await partsWithoutFaces(group, models, 40, randomFrom(1));
    expect(parts.length).toBeGreaterThan(5);
    const faces = await detectFaces(group, models.faceDetector);
    expect(faces.length).toBeGreaterThanOrEqual(GROUPS.sample6);
    for (const part of parts) {
      expect(faces.some(({ box }) => shares(box, part))).toBe(false);
      expect(await findFace(cutPart(group, part), models)).toBeNull();
    }
  });
});

describe('lookAtParts', () => {
  it('gives the same parts of a picture, whatever was looked at before', async () => {
    const pictures: LabelledImage[] = [];
    for (const person of ['subject', 'other'] as const) {
      const path = join(folder, `${person}.jpg`);
      await writeFile(path, await encodeJpeg(await selfieImage({ person, width: 360, zoom: 0.4 })));
      pictures.push({ path, source: 'some', subject: 'all' });
    }
    const looked = async (order: readonly LabelledImage[], seed: number) => {
      const of = new Map<string, object>();
      for (const picture of order)
        of.set(picture.path, await lookAtParts(picture, models, { parts: 3, seed }));
      return of;
    };
    const first = await looked(pictures, 1);
    expect([...first.values()].flat().length).toBeGreaterThan(2);
    expect(await looked(pictures.toReversed(), 1)).toEqual(first);
    expect(await looked(pictures, 2)).not.toEqual(first);
  });
});

describe('cutPart', () => {
  it('shows a face where the part holds one, and enlarges small parts', async () => {
    const selfie: Image = await selfieImage({ width: 360 });
    const part = { x: 0, y: 60, width: 360, height: 360 };
    expect(cutPart(selfie, part)).toEqual(cropImage(selfie, part, 360, 360));
    expect(await findFace(cutPart(selfie, part), models)).not.toBeNull();
    const corner = { x: 0, y: 0, width: 50, height: 50 };
    expect(cutPart(selfie, corner)).toMatchObject({ width: 64, height: 64 });
    expect(await findFace(cutPart(selfie, corner), models)).toBeNull();
  });
});
