import {
  captureSamples,
  decodeImage,
  emptyImage,
  groupImage,
  selfieImage,
  type CaptureSamples,
} from '@iws/test-faces';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  examineFace,
  type ExamineInput,
  type ExamineOptions,
  type ExaminedFace,
  type Examination,
} from '../src/index.ts';
import { GOLDEN_QUALITY } from './golden/quality-calibration.ts';
import { CUE_STATISTICS } from './cue-statistics.ts';
import { examineModels, type CountedModel } from './models.ts';

const CALIBRATION = {
  padCues: CUE_STATISTICS,
  padLevels: [
    { level: 'LOW', threshold: -1000 },
    { level: 'HIGHEST', threshold: 1000 },
  ],
  quality: GOLDEN_QUALITY,
} as const;
const OPTIONS: ExamineOptions = { clock: () => performance.now() };

type Models = Awaited<ReturnType<typeof examineModels>>;
let models: Models;
beforeEach(async () => {
  models = await examineModels();
}, 60_000);

const runs = (): Record<keyof Models, number> => {
  const of = ({ runs: count }: CountedModel) => count();
  return {
    faceDetector: of(models.faceDetector),
    faceLandmarks: of(models.faceLandmarks),
    eyeState: of(models.eyeState),
    pad: of(models.pad),
    features: of(models.features),
    segmentation: of(models.segmentation),
  };
};

const examine = (input: ExamineInput, options: Partial<ExamineOptions> = {}) =>
  examineFace(input, models, CALIBRATION, { ...OPTIONS, ...options });

async function capture(options: Parameters<typeof captureSamples>[0] = {}): Promise<ExamineInput> {
  const samples = await captureSamples(options);
  const sample = async ({ data, crop }: CaptureSamples['primary']) => ({
    image: await decodeImage(data),
    crop,
  });
  return { primary: await sample(samples.primary), context: await sample(samples.context) };
}

function examined(examination: Examination): ExaminedFace {
  if (examination.outcome !== 'examined') throw new Error(examination.outcome);
  return examination.face;
}

describe('examineFace', () => {
  it('finds everything out with one run of each model where the crops are known', async () => {
    const face = examined(await examine(await capture()));
    expect(runs()).toEqual({
      faceDetector: 1,
      faceLandmarks: 1,
      eyeState: 1,
      pad: 1,
      features: 1,
      segmentation: 0,
    });
    expect(face.faceCount).toBe(1);
    expect(face.reachedLevel).toBe('LOW');
    expect(face.eyes?.eyesStatus).toBe('OPEN');
    expect(face.quality?.headPoseCheck).toBe(true);
    expect(face.quality?.qcPassed).toBe(true);
    expect(face.features).toHaveLength(512);
    const { x, y, width, height } = face.detection.box;
    const nose = face.mesh.points[1];
    expect(nose && nose.x > x && nose.x < x + width && nose.y > y && nose.y < y + height).toBe(
      true,
    );
  });

  it('times its stages, and the models apart from them', async () => {
    const { timings } = await examine(await capture());
    expect(Object.keys(timings.stages)).toEqual([
      'detect',
      'landmarks',
      'agreement',
      'features',
      'quality',
      'pad',
    ]);
    const sum = Object.values(timings.stages).reduce((total, part) => total + part, 0);
    expect(sum).toBeLessThanOrEqual(timings.total);
    expect(timings.inference).toBeGreaterThan(0);
    expect(timings.inference).toBeLessThan(timings.total);
  });

  it('fills in the ICAO section where it is asked for, and only what was measured', async () => {
    const spread = { mean: [0, 0, 0], precision: [1, 0, 0, 0, 1, 0, 0, 0, 1] } as const;
    const icao = {
      eyeVisibilityAbove: 45,
      darkGlassesFrom: 0.5,
      glareFrom: 0.5,
      tintedFrom: { colour: 100, darkGlasses: 0.5, colourAlone: 200 },
      bareEyes: { cheek: spread, forehead: spread, noseBridge: spread },
      backgroundUniformity: { zeroAt: 20, fullAt: 0 },
      compliance: [{ field: 'multiple_faces', is: false }],
    } as const;
    const calibration = { ...CALIBRATION, icao };
    const input = await capture();
    const examination = await examineFace(input, models, calibration, { ...OPTIONS, icao: true });
    const data = examined(examination).icao;
    expect(data).toMatchObject({ multiple_faces: false, is_compliant: true });
    expect(data?.illumination_uniformity).toBeGreaterThan(30);
    expect(data?.over_exposure).toBeLessThan(20);
    expect(data?.background_continuity).toBeGreaterThanOrEqual(0);
    expect(runs().segmentation).toBe(1);
    const { faceDetector, faceLandmarks, eyeState, pad, features } = models;
    const others = { faceDetector, faceLandmarks, eyeState, pad, features };
    const without = await examineFace(input, others, calibration, { ...OPTIONS, icao: true });
    expect(examined(without).icao?.background_continuity).toBeNull();
    expect(examined(await examine(input)).icao).toBeNull();
    await expect(examine(input, { icao: true })).rejects.toThrow(TypeError);
  });

  it('leaves out what was not asked for, without running its models', async () => {
    const options = { pad: false, features: false, quality: false };
    const face = examined(await examine(await capture(), options));
    expect(face).toMatchObject({
      eyes: null,
      quality: null,
      pad: null,
      reachedLevel: null,
      features: null,
    });
    expect(runs()).toMatchObject({ eyeState: 0, pad: 0, features: 0 });
  });

  it('judges an attack below the bona fide capture', async () => {
    const bonaFide = examined(await examine(await capture())).pad;
    const attack = examined(await examine(await capture({ attack: true }))).pad;
    if (bonaFide?.status !== 'success' || attack?.status !== 'success') throw new Error('no PAD');
    expect(attack.bonaFideScore).toBeLessThan(bonaFide.bonaFideScore - 1);
  });

  it('works on one picture alone, of any size', async () => {
    for (const width of [320, 1600]) {
      const face = examined(await examine({ primary: { image: await selfieImage({ width }) } }));
      expect(face.pad?.status).toBe('success');
    }
  });

  it('finds nobody where nobody is', async () => {
    const image = await emptyImage();
    expect((await examine({ primary: { image } })).outcome).toBe('no-face');
    expect((await examine({ primary: { image }, context: { image } })).outcome).toBe('no-face');
    expect(runs()).toMatchObject({ eyeState: 0, pad: 0, features: 0 });
  });

  it('counts everybody, examines the largest and says that it is not alone', async () => {
    const face = examined(await examine({ primary: { image: await groupImage() } }));
    expect(face.faceCount).toBe(4);
    expect(face.quality?.failed).toContain('singleFacePresent');
  });

  it('takes two samples of one moment, also without their crops', async () => {
    const { primary, context } = await capture();
    if (!context) throw new Error('no context');
    const bare = { primary: { image: primary.image }, context: { image: context.image } };
    const face = examined(await examine(bare));
    expect(face.pad).toEqual(examined(await examine({ primary, context })).pad);
  });
});

describe('a burst', () => {
  const scores = async (burst: ExamineInput['burst']) => {
    const input = await capture();
    const { pad } = examined(await examine({ ...input, ...(burst ? { burst } : {}) }));
    if (pad?.status !== 'success') throw new Error('not judged');
    return pad;
  };

  it('is averaged with the context, two frames of it at most', async () => {
    const [near, far] = await Promise.all([
      selfieImage({ zoom: 1.02 }),
      selfieImage({ zoom: 0.9 }),
    ]);
    const alone = await scores(undefined);
    const once = await scores([{ image: near }]);
    const again = await scores([{ image: far }]);
    const all = await scores([{ image: near }, { image: far }, { image: near }]);
    expect([alone, once, all].map(({ pictures }) => pictures)).toEqual([1, 2, 3]);
    const parts = alone.bonaFideScore + 2 * (once.bonaFideScore + again.bonaFideScore);
    expect(all.bonaFideScore).toBeCloseTo((parts - 2 * alone.bonaFideScore) / 3, 6);
  });

  it('of somebody else or of nobody changes nothing', async () => {
    const alone = await scores(undefined);
    const other = await selfieImage({ person: 'third' });
    const nobody = await emptyImage();
    expect(await scores([{ image: other }, { image: nobody }])).toEqual(alone);
  });
});

describe('samples that are not of one moment', () => {
  it.each([{ crops: true }, { crops: false }])(
    'another person in the context %o',
    async ({ crops }) => {
      const mine = await capture();
      const other = await capture({ person: 'other' });
      if (!other.context) throw new Error('no context');
      const input = crops
        ? { primary: mine.primary, context: other.context }
        : { primary: { image: mine.primary.image }, context: { image: other.context.image } };
      const examination = await examine(input);
      expect(examination).toMatchObject({ outcome: 'samples-disagree' });
      if (examination.outcome !== 'samples-disagree') return;
      expect(examination.correlation).toBeLessThan(0.6);
      expect(runs()).toMatchObject({ pad: 0, features: 0 });
    },
  );

  it('the same person, moved between the two', async () => {
    const { primary } = await capture();
    const { context } = await capture({ shiftX: 0.04, roll: 4 });
    if (!context) throw new Error('no context');
    expect((await examine({ primary, context })).outcome).toBe('samples-disagree');
  });

  it('nobody in the context', async () => {
    const { primary } = await capture();
    const image = await emptyImage({ width: 960, height: 1280 });
    const crop = { x: 0, y: 0, width: 960, height: 1280 };
    // The crops say where the face should be; what is there is compared with it.
    const placed = await examine({ primary, context: { image, crop } });
    expect(placed).toMatchObject({ outcome: 'samples-disagree' });
    if (placed.outcome === 'samples-disagree') expect(placed.correlation).toBeLessThan(0.6);
    expect(await examine({ primary: { image: primary.image }, context: { image } })).toMatchObject({
      outcome: 'samples-disagree',
      correlation: null,
    });
  });

  it('crops that lie about where the primary was cut', async () => {
    const { primary, context } = await capture();
    if (!context) throw new Error('no context');
    const crop = { x: 200, y: 300, width: 600, height: 800 };
    const { outcome } = await examine({ primary: { image: primary.image, crop }, context });
    expect(outcome).not.toBe('examined');
  });
});

describe('pictures that could not be', () => {
  it('rejects a picture whose size and data disagree', async () => {
    const image = { width: 100, height: 100, channels: 3, data: new Uint8Array(5) } as const;
    await expect(examine({ primary: { image } })).rejects.toThrow(RangeError);
    const good = { image: await emptyImage() };
    await expect(examine({ primary: good, context: { image } })).rejects.toThrow(RangeError);
  });

  it('answers for pictures of one pixel and of extreme shape', async () => {
    for (const [width, height] of [
      [1, 1],
      [3000, 2],
      [2, 3000],
    ] as const) {
      const data = new Uint8Array(width * height * 3).fill(128);
      const examination = await examine({
        primary: { image: { width, height, channels: 3, data } },
      });
      expect(examination.outcome).toBe('no-face');
    }
  });

  it('rejects when a model fails: no score is made up', async () => {
    const broken = { ...models.pad, run: () => Promise.reject(new Error('out of memory')) };
    const input = await capture();
    await expect(
      examineFace(input, { ...models, pad: broken }, CALIBRATION, OPTIONS),
    ).rejects.toThrow('out of memory');
  });
});
