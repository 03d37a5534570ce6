import { selfieImage, type PersonName } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { findFaces } from '../src/detection/face-detector.ts';
import { rectArea } from '../src/geometry/rect.ts';
import {
  cropImage,
  eyesApart,
  fivePoints,
  openExamineModels,
  type ExamineModels,
  type FaceMesh,
  type Image,
} from '../src/index.ts';
import { meshPoint } from '../src/landmarks/five-points.ts';
import { confirmFace, confirmPrimaryFace } from '../src/pipeline/confirm-face.ts';
import { coveredPoint } from './covered-picture.ts';
import { nodeHost } from './golden/node-host.ts';

let models: ExamineModels;
beforeAll(async () => {
  models = await openExamineModels((name) => nodeHost.openModel(name));
});

const PEOPLE = ['subject', 'other', 'third'] as const satisfies readonly PersonName[];

async function selfie(person: PersonName, width: number): Promise<Image> {
  const image = await selfieImage({ person });
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return cropImage(image, whole, width, Math.round((width * image.height) / image.width));
}

async function largestBox(image: Image) {
  const found = await findFaces(image, models.faceDetector);
  const [largest] = found.toSorted((a, b) => rectArea(b.box) - rectArea(a.box));
  if (!largest) throw new Error('the detector sees the face');
  return largest.box;
}

/** Middles of the lids: a lens lies over each. */
const RIGHT_EYE = 159;
const LEFT_EYE = 386;
const BLACK = [12, 12, 14] as const;

/** The face behind two dark lenses, each an ellipse with these half axes in eye distances. */
function behindLenses(image: Image, mesh: FaceMesh<'frame'>, across: number, down: number): Image {
  const one = coveredPoint(image, mesh, RIGHT_EYE, across, down, BLACK);
  return coveredPoint(one, mesh, LEFT_EYE, across, down, BLACK);
}

describe('behind dark glasses', () => {
  it.each([
    [180, 0.42, 0.25],
    [180, 0.48, 0.35],
    [360, 0.42, 0.35],
    [360, 0.55, 0.25],
  ])(
    'the mesh that slid down is placed at the eyes that BlazeFace sees: %d pixels wide, lenses of %f by %f',
    async (width, across, down) => {
      const bare = await selfie('third', width);
      const truth = await confirmFace(bare, await largestBox(bare), models);
      if (!truth) throw new Error('the bare face is confirmed');
      const covered = behindLenses(bare, truth, across, down);
      const box = await largestBox(covered);
      const off = (mesh: FaceMesh<'frame'> | null) =>
        mesh ? eyesApart(fivePoints(mesh), fivePoints(truth)) : Infinity;
      // By itself it is sure of a place near the mouth.
      const alone = await confirmFace(covered, box, models);
      expect(off(alone)).toBeGreaterThan(0.8);
      expect(alone?.presence).toBeGreaterThan(0.8);
      expect(off(await confirmPrimaryFace(covered, box, models))).toBeLessThan(0.15);
      // Where nobody looks again, as in a set without the covered search's networks, it stays.
      const { coveredFaceDetector, ...without } = models;
      expect(coveredFaceDetector).toBeDefined();
      expect(off(await confirmPrimaryFace(covered, box, without))).toBe(off(alone));
    },
    60_000,
  );
});

it.each(PEOPLE)(
  'the mesh of %s without anything before the face stays as it is',
  async (person) => {
    for (const width of [120, 300, 720]) {
      const image = await selfie(person, width);
      const box = await largestBox(image);
      expect(await confirmPrimaryFace(image, box, models)).toEqual(
        await confirmFace(image, box, models),
      );
    }
  },
  60_000,
);

it('a face close beside is nobody to agree with', async () => {
  // Two people side by side, each in the surroundings of the other.
  const [left, right] = [await selfie('third', 240), await selfie('subject', 240)];
  const height = Math.min(left.height, right.height);
  const data = new Uint8Array(360 * height * 3);
  for (let y = 0; y < height; y++) {
    data.set(left.data.subarray((y * 240 + 40) * 3, (y * 240 + 220) * 3), y * 360 * 3);
    data.set(right.data.subarray((y * 240 + 40) * 3, (y * 240 + 220) * 3), (y * 360 + 180) * 3);
  }
  const both: Image = { width: 360, height, channels: 3, data };
  const boxes = (await findFaces(both, models.faceDetector)).map(({ box }) => box);
  expect(boxes).toHaveLength(2);
  for (const box of boxes) {
    const mesh = await confirmPrimaryFace(both, box, models);
    if (!mesh) throw new Error('both faces are confirmed');
    const { x } = meshPoint(mesh, 4);
    expect(x).toBeGreaterThan(box.x);
    expect(x).toBeLessThan(box.x + box.width);
  }
}, 60_000);

it('a box without a face is not confirmed, whatever BlazeFace sees around it', async () => {
  const image = await selfie('subject', 360);
  const mesh = await confirmFace(image, await largestBox(image), models);
  if (!mesh) throw new Error('the face is confirmed');
  const chin = meshPoint(mesh, 152);
  const box = { x: chin.x - 30, y: chin.y + 20, width: 60, height: 60 };
  expect(await confirmFace(image, box, models)).toBeNull();
  expect(await confirmPrimaryFace(image, box, models)).toBeNull();
});
