import { emptyImage, selfieImage, type PersonName } from '@iws/test-faces';
import { beforeAll, expect, it } from 'vitest';
import { cropImage, examineFace, fivePoints, type FaceMesh, type Image } from '../src/index.ts';
import type { ExamineModels } from '../src/pipeline/inference.ts';
import { GOLDEN_QUALITY } from './golden/quality-calibration.ts';
import { examineModels } from './models.ts';

// Real faces behind a plain cloth from the bridge of the nose down, as close as a detector crops them. The first search finds one of the nine.

let models: ExamineModels;
beforeAll(async () => {
  models = await examineModels();
});

async function meshOf(image: Image): Promise<FaceMesh<'frame'> | null> {
  const calibration = { padLevels: [], quality: GOLDEN_QUALITY };
  const options = { clock: () => 0, pad: false, quality: false, features: false };
  const found = await examineFace({ primary: { image } }, models, calibration, options);
  return found.outcome === 'examined' ? found.face.mesh : null;
}

const WIDTH = 180;

/** The face of a selfie alone, covered; and where its eyes lie there. */
async function maskedFace(person: PersonName, colour: readonly [number, number, number]) {
  const selfie = await selfieImage({ person });
  const mesh = await meshOf(selfie);
  if (!mesh) throw new Error('the selfie shows a face');
  const at = (index: number) => mesh.points[index] ?? { x: 0, y: 0 };
  const [right, left, forehead, chin] = [at(234), at(454), at(10), at(152)];
  const eyes = fivePoints(mesh);
  const unit = Math.hypot(at(263).x - at(33).x, at(263).y - at(33).y);
  const data = new Uint8ClampedArray(selfie.data);
  const from = at(6).y + (at(4).y - at(6).y) / 4;
  for (let y = Math.floor(from); y < chin.y + unit / 10; y++)
    for (let x = Math.floor(right.x); x < left.x; x++)
      data.set(colour, (y * selfie.width + x) * selfie.channels);
  const margin = 0.15 * unit;
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
  };
}

it.each<PersonName>(['subject', 'other', 'third'])(
  'finds %s behind masks of any colour',
  async (person) => {
    for (const colour of [
      [90, 140, 190],
      [235, 240, 245],
      [30, 30, 35],
    ] as const) {
      const { image, eyes, unit } = await maskedFace(person, colour);
      const mesh = await meshOf(image);
      if (!mesh) throw new Error(`not found behind ${colour.join()}`);
      const found = fivePoints(mesh);
      const off = [found.subjectRightEye, found.subjectLeftEye].map(({ x, y }, i) =>
        Math.hypot(x - (eyes[i]?.x ?? 0), y - (eyes[i]?.y ?? 0)),
      );
      expect(Math.max(...off), colour.join()).toBeLessThan(unit / 4);
    }
  },
  60_000,
);

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
