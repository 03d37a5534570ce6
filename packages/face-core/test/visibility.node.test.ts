import {
  loadEyesCalibration,
  loadQualityCalibration,
  loadVisibilityCalibration,
} from '@iws/models';
import { selfieImage, type PersonName } from '@iws/test-faces';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  examineFace,
  FACE_REGIONS,
  REGION_POINTS,
  type ExaminedFace,
  type FaceVisibility,
  type Image,
} from '../src/index.ts';
import { meshPoint } from '../src/landmarks/five-points.ts';
import type { ExamineModels } from '../src/pipeline/examine-models.ts';
import { coveredPoint, coveredRegion, type Colour, type CoveredRegion } from './covered-picture.ts';
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

/** The pupil's surroundings: lower lids in the middle. Left and right are the subject's. */
const EYE = { right: 145, left: 374 } as const;
const LIPS = 13;

/** Limits of the default ICAO table: covered at or below, visible above. */
const LIMITS = {
  subjectRightEye: 45,
  subjectLeftEye: 45,
  nose: 45,
  mouth: 45,
  top: 20,
  bottom: 20,
  subjectRightSide: 20,
  subjectLeftSide: 20,
} as const;

// None is a skin's: the head takes a flat patch in its tone for bare skin (docs/reports/visibility.md, limits).
const COLOURS: readonly Colour[] = [
  [40, 60, 110],
  [25, 25, 28],
];

const REGIONS: readonly CoveredRegion[] = [
  'nose',
  'top',
  'bottom',
  'subjectRightSide',
  'subjectLeftSide',
];

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
    const covered = coveredPoint(image, mesh, point, 0.3, 0.24, [40, 60, 110]);
    const visibility = await visibilityOf(covered);
    expect(visibility[hidden]).toBeLessThanOrEqual(45);
    expect(visibility[seen]).toBeGreaterThan(45);
    expect(visibility.mouth).toBeGreaterThan(45);
  });

  it('falls for the mouth when that is covered', async () => {
    const image = await selfieImage({ person });
    const { mesh } = await examined(image);
    const covered = coveredPoint(image, mesh, LIPS, 0.5, 0.28, [225, 230, 235]);
    const visibility = await visibilityOf(covered);
    expect(visibility.mouth).toBeLessThanOrEqual(45);
    expect(Math.min(visibility.subjectRightEye, visibility.subjectLeftEye)).toBeGreaterThan(45);
  });

  it.for(REGIONS)('falls for %s alone when that is covered', async (region) => {
    const image = await selfieImage({ person });
    const { mesh } = await examined(image);
    for (const colour of COLOURS) {
      const visibility = await visibilityOf(coveredRegion(image, mesh, region, colour));
      for (const name of FACE_REGIONS) {
        const says = `${name} is ${visibility[name]}, behind ${colour.join(' ')}`;
        if (name === region) expect(visibility[name], says).toBeLessThanOrEqual(LIMITS[name]);
        else expect(visibility[name], says).toBeGreaterThan(LIMITS[name]);
      }
    }
  });

  it('has the right side of the subject at the left of the picture', async () => {
    const { mesh } = await examined(await selfieImage({ person }));
    const nose = meshPoint(mesh, 1).x;
    const across = (index: number) => meshPoint(mesh, index).x - nose;
    expect(Math.max(...REGION_POINTS.subjectRightSide.map(across))).toBeLessThan(0);
    expect(Math.min(...REGION_POINTS.subjectLeftSide.map(across))).toBeGreaterThan(0);
  });
});

describe('quality', () => {
  it.for(PERSONS)('falls for %s with what covers the face, as it is shipped', async (person) => {
    const shipped = {
      padLevels: [],
      quality: await loadQualityCalibration(),
      eyes: (await loadEyesCalibration()).head,
      visibility: (await loadVisibilityCalibration()).head,
    };
    const qualityOf = async (image: Image) => {
      const options = { clock: () => 0, pad: false, features: false };
      const found = await examineFace({ primary: { image } }, models, shipped, options);
      const quality = found.outcome === 'examined' ? found.face.quality : null;
      if (!quality) throw new Error('quality was not assessed');
      const { eyesVisible, mouthOcclusionPrevention, faceOcclusionPrevention } = quality.components;
      return {
        eyes: eyesVisible.value ?? Number.NaN,
        mouth: mouthOcclusionPrevention.value ?? Number.NaN,
        face: faceOcclusionPrevention.value ?? Number.NaN,
        unified: quality.unifiedQualityScore.value ?? Number.NaN,
      };
    };
    const image = await selfieImage({ person });
    const { mesh } = await examined(image);
    const bare = await qualityOf(image);
    const masked = await qualityOf(coveredPoint(image, mesh, LIPS, 0.5, 0.28, [225, 230, 235]));
    expect(masked.mouth).toBeLessThan(bare.mouth - 40);
    expect(masked.face).toBeLessThan(bare.face - 10);
    expect(masked.unified).toBeLessThan(bare.unified - 5);
    const oneEyed = await qualityOf(coveredPoint(image, mesh, EYE.right, 0.3, 0.24, [40, 60, 110]));
    expect(oneEyed.eyes).toBeLessThan(bare.eyes - 40);
    expect(oneEyed.unified).toBeLessThan(bare.unified - 5);
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
