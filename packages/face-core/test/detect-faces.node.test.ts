import { emptyImage, groupImage, selfieImage } from '@iws/test-faces';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cropImage, type Image } from '../src/index.ts';
import { detectFaces, MIN_FACE_SHARE } from '../src/detection/detect-faces.ts';
import { examineModels, type CountedModel } from './models.ts';

let detector: CountedModel;
beforeEach(async () => {
  detector = (await examineModels()).faceDetector;
});

/** The longer side of the face box in a selfie of 720x960, whoever it shows. */
let faceSides: Readonly<Record<'subject' | 'other' | 'third', number>>;
beforeAll(async () => {
  const { faceDetector } = await examineModels();
  const side = async (person: 'subject' | 'other' | 'third') => {
    const [face] = await detectFaces(await selfieImage({ person }), faceDetector);
    return Math.max(face?.box.width ?? 0, face?.box.height ?? 0);
  };
  faceSides = {
    subject: await side('subject'),
    other: await side('other'),
    third: await side('third'),
  };
});

/** A selfie pasted into an empty scene so that its face is `share` of the picture's longer side. */
async function farAway(
  person: 'subject' | 'other' | 'third',
  share: number,
  left: number,
  top: number,
): Promise<Image> {
  const scene = await emptyImage({ width: 1280, height: 960 });
  const selfie = await selfieImage({ person });
  const scale = (share * 1280) / faceSides[person];
  const whole = { x: 0, y: 0, width: 720, height: 960 };
  const [width, height] = [Math.round(720 * scale), Math.round(960 * scale)];
  const small = cropImage(selfie, whole, width, height);
  const data = scene.data.slice();
  for (let y = 0; y < height; y++) {
    const row = small.data.subarray(y * width * 3, (y + 1) * width * 3);
    data.set(row, ((top + y) * 1280 + left) * 3);
  }
  return { ...scene, data };
}

describe('detectFaces', () => {
  it('finds faces of the stated smallest size, wherever they stand', async () => {
    for (const person of ['subject', 'other', 'third'] as const) {
      for (const [left, top] of [
        [100, 100],
        [613, 437],
        [1003, 701],
      ] as const) {
        const image = await farAway(person, MIN_FACE_SHARE, left, top);
        expect(await detectFaces(image, detector), `${person} at ${left}, ${top}`).toHaveLength(1);
      }
    }
  });

  it('runs further passes only where they can change the answer', async () => {
    const passes = async (image: Image): Promise<number> => {
      const before = detector.runs();
      await detectFaces(image, detector);
      return detector.runs() - before;
    };
    expect(await passes(await selfieImage())).toBe(1);
    expect(await passes(await farAway('other', 0.05, 400, 300))).toBe(2);
    expect(await passes(await emptyImage())).toBe(3);
    expect(await passes(await emptyImage({ width: 240, height: 320 }))).toBe(2);
  });

  it('finds close-ups that fill the picture', async () => {
    const [face, ...rest] = await detectFaces(await selfieImage({ zoom: 1.6 }), detector);
    expect(rest).toEqual([]);
    expect(face?.box.width).toBeGreaterThan(400);
  });

  it('finds faces that the picture cuts, by a border of its own', async () => {
    for (const person of ['subject', 'other', 'third'] as const) {
      const image = await selfieImage({ person });
      const [face] = await detectFaces(image, detector);
      if (!face) throw new Error('the selfie has no face');
      const { x, y, width, height } = face.box;
      const inner = {
        x: x + width / 8,
        y: y + height / 8,
        width: 0.75 * width,
        height: 0.75 * height,
      };
      const close = cropImage(image, inner, Math.round(inner.width), Math.round(inner.height));
      const [found, ...rest] = await detectFaces(close, detector);
      expect(rest).toEqual([]);
      // It is the face, not a part of it: about as wide as the picture or wider.
      expect(found?.box.width).toBeGreaterThan(0.9 * close.width);
    }
  });

  it('gives the same faces for a picture and for half of its size', async () => {
    const large = await detectFaces(await groupImage({ width: 1600 }), detector);
    const small = await detectFaces(await groupImage({ width: 800 }), detector);
    expect(small).toHaveLength(large.length);
    for (const { box } of large) {
      const near = small.some(
        (other) => Math.abs(other.box.x * 2 - box.x) + Math.abs(other.box.y * 2 - box.y) < 20,
      );
      expect(near).toBe(true);
    }
  });
});
