import { emptyImage, selfieImage, type PersonName } from '@iws/test-faces';
import { beforeAll, expect, it } from 'vitest';
import {
  cropImage,
  examineFace,
  fivePoints,
  openExamineModels,
  type ExamineModels,
  type FaceMesh,
  type Image,
} from '../src/index.ts';
import { nodeHost } from './golden/node-host.ts';
import { GOLDEN_QUALITY } from './golden/quality-calibration.ts';

// Real faces behind a plain cloth from the bridge of the nose down, as close as a detector crops them. The first search finds one of the nine.

let models: ExamineModels;
beforeAll(async () => {
  models = await openExamineModels((name) => nodeHost.openModel(name));
});

async function meshOf(image: Image, using = models): Promise<FaceMesh<'frame'> | null> {
  const calibration = { padLevels: [], quality: GOLDEN_QUALITY };
  const options = { clock: () => 0, pad: false, quality: false, features: false };
  const found = await examineFace({ primary: { image } }, using, calibration, options);
  return found.outcome === 'examined' ? found.face.mesh : null;
}

const WIDTH = 180;

const COLOURS = [
  [90, 140, 190],
  [235, 240, 245],
  [30, 30, 35],
] as const;

interface Cloth {
  /** Free space around the face, in distances between the eyes' corners. */
  readonly around?: number;
  /** Where the cloth begins: 0 at the root of the nose, 1 at its tip. */
  readonly from?: number;
}

/** The face of a selfie alone, covered; where its eyes lie there, and which part of the selfie it is. */
async function maskedFace(
  person: PersonName,
  colour: readonly [number, number, number],
  { around = 0.15, from: share = 0.25 }: Cloth = {},
) {
  const selfie = await selfieImage({ person });
  const mesh = await meshOf(selfie);
  if (!mesh) throw new Error('the selfie shows a face');
  const at = (index: number) => mesh.points[index] ?? { x: 0, y: 0 };
  const [right, left, forehead, chin] = [at(234), at(454), at(10), at(152)];
  const eyes = fivePoints(mesh);
  const unit = Math.hypot(at(263).x - at(33).x, at(263).y - at(33).y);
  const data = new Uint8ClampedArray(selfie.data);
  const from = at(6).y + (at(4).y - at(6).y) * share;
  for (let y = Math.floor(from); y < chin.y + unit / 10; y++)
    for (let x = Math.floor(right.x); x < left.x; x++)
      data.set(colour, (y * selfie.width + x) * selfie.channels);
  const margin = around * unit;
  const box = {
    x: right.x - margin,
    y: forehead.y - margin,
    width: left.x - right.x + 2 * margin,
    height: chin.y - forehead.y + 2 * margin,
  };
  const scale = WIDTH / box.width;
  const image = cropImage({ ...selfie, data }, box, WIDTH, Math.round(scale * box.height));
  const inCrop = ({ x, y }: { x: number; y: number }) => ({
    x: (x - box.x) * scale,
    y: (y - box.y) * scale,
  });
  return {
    image,
    eyes: [inCrop(eyes.subjectRightEye), inCrop(eyes.subjectLeftEye)] as const,
    unit: unit * scale,
    crop: box,
  };
}

it.each<PersonName>(['subject', 'other', 'third'])(
  'finds %s behind masks of any colour',
  async (person) => {
    for (const colour of COLOURS) {
      const { image, eyes, unit } = await maskedFace(person, colour);
      expect(offEyes(await meshOf(image), eyes), colour.join()).toBeLessThan(unit / 4);
    }
  },
  60_000,
);

it('finds a masked face that fills its picture, which only BlazeFace guesses', async () => {
  const { coveredFaceDetector, ...without } = models;
  expect(coveredFaceDetector).toBeDefined();
  for (const colour of COLOURS) {
    const { image, eyes, unit } = await maskedFace('subject', colour, { around: 0 });
    expect(await meshOf(image, without), colour.join()).toBeNull();
    expect(offEyes(await meshOf(image), eyes), colour.join()).toBeLessThan(unit / 4);
  }
}, 60_000);

it.each([0.15, 0.4])(
  'believes networks that agree, where the mesh is sure of another place or of none (%f around)',
  async (around) => {
    const { image, eyes, unit } = await maskedFace('other', COLOURS[2], { around, from: 0 });
    const mesh = await meshOf(image);
    expect(offEyes(mesh, eyes)).toBeLessThan(unit / 8);
    expect(mesh?.presence).toBeLessThan(0.5);
  },
  60_000,
);

it('finds the same covered face in primary and context', async () => {
  const calibration = { padLevels: [], quality: GOLDEN_QUALITY };
  const options = { clock: () => 0, pad: false, quality: false, features: false };
  for (const person of ['subject', 'other', 'third'] as const) {
    const primary = await maskedFace(person, COLOURS[2], { from: 0 });
    const context = await maskedFace(person, COLOURS[2], { around: 0.4, from: 0 });
    const input = { primary, context };
    expect(await examineFace(input, models, calibration, options), person).toMatchObject({
      outcome: 'examined',
    });
  }
}, 60_000);

/** How far the eyes of a mesh are from where they should be, the farther one; infinitely where there is none. */
function offEyes(
  mesh: FaceMesh<'frame'> | null,
  eyes: Awaited<ReturnType<typeof maskedFace>>['eyes'],
): number {
  if (!mesh) return Infinity;
  const { subjectRightEye, subjectLeftEye } = fivePoints(mesh);
  return Math.max(
    ...[subjectRightEye, subjectLeftEye].map(({ x, y }, i) =>
      Math.hypot(x - (eyes[i]?.x ?? 0), y - (eyes[i]?.y ?? 0)),
    ),
  );
}

it('sees no faces in an empty scene, however it is cropped', async () => {
  const scene = await emptyImage({ width: 960, height: 720 });
  for (const [x, y, width, height] of [
    [0, 0, 960, 720],
    [0, 0, 320, 240],
    [500, 300, 200, 260],
    [640, 480, 320, 240],
  ] as const)
    expect(await meshOf(cropImage(scene, { x, y, width, height }, 160, 160))).toBeNull();
}, 60_000);
