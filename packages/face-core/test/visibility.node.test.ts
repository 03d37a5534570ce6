import { loadVisibilityCalibration } from '@iws/models';
import { selfieImage, type PersonName } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import { examineFace, type ExaminedFace, type FaceVisibility, type Image } from '../src/index.ts';
import type { ExamineModels } from '../src/pipeline/inference.ts';
import { GOLDEN_QUALITY } from './golden/quality-calibration.ts';
import { examineModels } from './models.ts';

// Real faces, the real models and the committed head. What covers them here was drawn for this test alone.

const PERSONS: readonly PersonName[] = ['subject', 'other', 'third'];
let models: ExamineModels;
let calibration: Parameters<typeof examineFace>[2];
beforeAll(async () => {
  models = await examineModels();
  const { head } = await loadVisibilityCalibration();
  calibration = { padLevels: [], quality: GOLDEN_QUALITY, visibility: head };
});

async function examined(image: Image): Promise<ExaminedFace> {
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => 0,
    pad: false,
    quality: false,
    features: false,
    visibility: true,
  });
  if (examination.outcome !== 'examined') throw new Error(examination.outcome);
  return examination.face;
}

async function visibilityOf(image: Image): Promise<FaceVisibility> {
  const { visibility } = await examined(image);
  if (!visibility) throw new Error('visibility was not judged');
  return visibility;
}

/** A copy with an ellipse of one colour around a point of the mesh, its half axes in eye distances. */
async function covered(
  image: Image,
  point: number,
  across: number,
  down: number,
  colour: readonly [number, number, number],
): Promise<Image> {
  const { mesh } = await examined(image);
  const at = (index: number) => mesh.points[index] ?? { x: 0, y: 0 };
  const unit = Math.hypot(at(263).x - at(33).x, at(263).y - at(33).y);
  const centre = at(point);
  const data = new Uint8Array(image.data);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++) {
      const u = (x + 0.5 - centre.x) / (across * unit);
      const v = (y + 0.5 - centre.y) / (down * unit);
      if (u * u + v * v < 1) data.set(colour, (y * image.width + x) * image.channels);
    }
  return { ...image, data };
}

/** The pupil's surroundings: lower lids in the middle. Left and right are the subject's. */
const EYE = { right: 145, left: 374 } as const;
const LIPS = 13;

describe.for(PERSONS)('the visibility of %s', (person) => {
  it('is high everywhere when nothing covers the face', async () => {
    const { darkGlasses, glare, ...regions } = await visibilityOf(await selfieImage({ person }));
    for (const [name, value] of Object.entries(regions)) expect(value, name).toBeGreaterThan(60);
    expect(Math.max(darkGlasses, glare)).toBeLessThan(0.3);
  });

  it.for([
    ['subjectRightEye', 'subjectLeftEye', EYE.right],
    ['subjectLeftEye', 'subjectRightEye', EYE.left],
  ] as const)('falls for %s when that eye is covered', async ([hidden, seen, point]) => {
    const image = await selfieImage({ person });
    const { mesh } = await examined(image);
    // The picture is not mirrored: the subject's right eye lies at its left.
    const middle = mesh.points[1]?.x ?? 0;
    expect((mesh.points[point]?.x ?? 0) < middle).toBe(hidden === 'subjectRightEye');
    const visibility = await visibilityOf(await covered(image, point, 0.3, 0.24, [40, 60, 110]));
    expect(visibility[hidden]).toBeLessThanOrEqual(45);
    expect(visibility[seen]).toBeGreaterThan(45);
    expect(visibility.mouth).toBeGreaterThan(45);
  });

  it('falls for the mouth when that is covered', async () => {
    const image = await selfieImage({ person });
    const visibility = await visibilityOf(await covered(image, LIPS, 0.5, 0.28, [225, 230, 235]));
    expect(visibility.mouth).toBeLessThanOrEqual(45);
    expect(Math.min(visibility.subjectRightEye, visibility.subjectLeftEye)).toBeGreaterThan(45);
  });
});

describe('asking for it', () => {
  it('is needed, and needs a head', async () => {
    const image = await selfieImage({});
    const options = { clock: () => 0, pad: false, quality: false };
    const without = await examineFace({ primary: { image } }, models, calibration, options);
    expect(without).toMatchObject({ outcome: 'examined', face: { visibility: null } });
    const headless = { padLevels: [], quality: GOLDEN_QUALITY };
    await expect(
      examineFace({ primary: { image } }, models, headless, { ...options, visibility: true }),
    ).rejects.toThrow('without the head');
  });
});
