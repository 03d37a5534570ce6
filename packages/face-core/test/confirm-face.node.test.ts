import { selfieImage, type PersonName } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { detectBlazeFacesIn, SHORT_RANGE } from '../src/detection/blazeface.ts';
import { findFaces } from '../src/detection/face-detector.ts';
import { overlap, rectArea, squareAround } from '../src/geometry/rect.ts';
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

it.each([
  ['the mesh that is right stays', 'other', 240],
  ['the mesh that slid down is placed at the own eyes', 'third', 0],
] as const)(
  'a face close beside is nobody to agree with, however sure BlazeFace is of it: %s',
  async (_, neighbour, x) => {
    const bare = await selfie('third', 360);
    const truth = await confirmFace(bare, await largestBox(bare), models);
    if (!truth) throw new Error('the bare face is confirmed');
    const data = new Uint8Array(behindLenses(bare, truth, 0.48, 0.35).data);
    const small = await selfie(neighbour, 120);
    for (let y = 0; y < small.height; y++)
      data.set(small.data.subarray(y * 360, (y + 1) * 360), ((y + 60) * 360 + x) * 3);
    const both: Image = { ...bare, data };
    const box = await largestBox(both);
    const { shortRange } = models.coveredFaceDetector ?? {};
    if (!shortRange) throw new Error('the default set has both ranges of BlazeFace');
    const seen = await detectBlazeFacesIn(both, squareAround(box, 1.6), shortRange, SHORT_RANGE);
    const [surest] = seen.toSorted((a, b) => b.score - a.score);
    expect(surest && overlap(surest.box, box)).toBeLessThan(0.05);
    const mesh = await confirmPrimaryFace(both, box, models);
    expect(mesh && eyesApart(fivePoints(mesh), fivePoints(truth))).toBeLessThan(0.2);
  },
  60_000,
);

it('a box without a face is not confirmed, whatever BlazeFace sees around it', async () => {
  const image = await selfie('subject', 360);
  const mesh = await confirmFace(image, await largestBox(image), models);
  if (!mesh) throw new Error('the face is confirmed');
  const chin = meshPoint(mesh, 152);
  const box = { x: chin.x - 30, y: chin.y + 20, width: 60, height: 60 };
  expect(await confirmFace(image, box, models)).toBeNull();
  expect(await confirmPrimaryFace(image, box, models)).toBeNull();
});
