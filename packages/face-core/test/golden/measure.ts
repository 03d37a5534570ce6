import {
  comparisonScore,
  examineFace,
  fivePoints,
  observeFace,
  type ExamineInput,
  type ExamineModels,
  type Examination,
  type FaceFeatures,
  type FaceTrack,
  type Point,
} from '../../src/index.ts';
import { detectFaces } from '../../src/detection/detect-faces.ts';
import { CUE_STATISTICS } from '../cue-statistics.ts';
import type { GoldenHost, GoldenPicture } from './host.ts';
import { GOLDEN_QUALITY } from './quality-calibration.ts';

/** Every golden number by its name: `picture/what`. The part after the last dot says what kind of number it is. */
export type GoldenNumbers = Record<string, number | string>;

const CALIBRATION = { padLevels: [], padCues: CUE_STATISTICS, quality: GOLDEN_QUALITY };
const OPTIONS = { clock: () => 0 };
/** Which part of the camera's picture the two samples of `captureSamples` show. */
const CROPS = {
  primary: { x: 60, y: 80, width: 840, height: 1120 },
  context: { x: 0, y: 0, width: 960, height: 1280 },
};

/** Measures everything once in a host. */
export async function measureGolden(host: GoldenHost): Promise<GoldenNumbers> {
  const models: ExamineModels = {
    faceDetector: await host.openModel('fr_detect'),
    faceLandmarks: await host.openModel('facemesh'),
    eyeState: await host.openModel('fr_eye'),
    pad: await host.openModel('fr_liveness'),
    features: await host.openModel('fr_feature'),
  };
  const numbers: GoldenNumbers = {};
  const features = new Map<GoldenPicture, FaceFeatures>();
  const examine = async (name: GoldenPicture, input: ExamineInput): Promise<void> => {
    const examination = await examineFace(input, models, CALIBRATION, OPTIONS);
    Object.assign(numbers, named(name, flatten(examination)));
    if (examination.outcome === 'examined' && examination.face.features) {
      features.set(name, examination.face.features);
    }
  };

  for (const name of SINGLES) await examine(name, { primary: { image: await host.picture(name) } });
  const primary = { image: await host.picture('primary'), crop: CROPS.primary };
  const context = { image: await host.picture('context'), crop: CROPS.context };
  await examine('primary', { primary, context });

  const group = await detectFaces(await host.picture('group'), models.faceDetector);
  for (const [i, { box, score }] of group.entries()) {
    const { x, y, width, height } = box;
    const face = { 'x.px': x, 'y.px': y, 'width.px': width, 'height.px': height };
    Object.assign(numbers, named(`group/face${i}`, { ...face, 'score.share': score }));
  }

  const score = (a: GoldenPicture, b: GoldenPicture): number => {
    const [probe, reference] = [features.get(a), features.get(b)];
    if (!probe || !reference) throw new Error(`no features of ${a} or ${b}`);
    return comparisonScore(probe, reference);
  };
  numbers['selfie~selfie-tilted.cosine'] = score('selfie', 'selfie-tilted');
  numbers['selfie~primary.cosine'] = score('selfie', 'primary');
  numbers['selfie~other-person.cosine'] = score('selfie', 'other-person');
  numbers['selfie~third-person.cosine'] = score('selfie', 'third-person');

  Object.assign(numbers, named('observed', await observed(host, models)));
  return numbers;
}

const SINGLES = [
  'selfie',
  'selfie-tilted',
  'other-person',
  'third-person',
  'rephotographed',
  'empty',
] as const satisfies GoldenPicture[];

/** The third frame of a still camera: found in the first, followed in the others. */
async function observed(host: GoldenHost, models: ExamineModels): Promise<GoldenNumbers> {
  const frame = await host.picture('selfie');
  const browserModels = { ...models, faceDetector: await host.openModel('blazeface_short') };
  let track: FaceTrack | null = null;
  for (let i = 0; i < 2; i++) ({ track } = await observeFace(frame, browserModels, track));
  const { observation } = await observeFace(frame, browserModels, track);
  if (!observation?.eyes) throw new Error('the selfie was not observed');
  const { headBox, headPose, eyes, interEyeDistance, sharpness, luminanceMean } = observation;
  return {
    'faceCount.whole': observation.faceCount,
    'head.x.px': headBox.x,
    'head.y.px': headBox.y,
    'head.width.px': headBox.width,
    'head.height.px': headBox.height,
    'yaw.degrees': headPose.yaw,
    'pitch.degrees': headPose.pitch,
    'roll.degrees': headPose.roll,
    'eyes.percent': eyes.openingGrade,
    'interEyeDistance.px': interEyeDistance,
    'sharpness.share': sharpness,
    'luminance.share': luminanceMean,
  };
}

function flatten(examination: Examination): GoldenNumbers {
  if (examination.outcome !== 'examined') return { outcome: examination.outcome };
  const { detection, mesh, headPose, eyes, pad, quality, faceCount } = examination.face;
  const numbers: GoldenNumbers = {
    outcome: examination.outcome,
    'faceCount.whole': faceCount,
    'box.x.px': detection.box.x,
    'box.y.px': detection.box.y,
    'box.width.px': detection.box.width,
    'box.height.px': detection.box.height,
    'score.share': detection.score,
    'presence.share': mesh.presence,
    'yaw.degrees': headPose.yaw,
    'pitch.degrees': headPose.pitch,
    'roll.degrees': headPose.roll,
  };
  const points: Record<string, Point<'frame'>> = { ...fivePoints(mesh) };
  for (const [point, { x, y }] of Object.entries(points)) {
    numbers[`${point}.x.px`] = x;
    numbers[`${point}.y.px`] = y;
  }
  if (eyes) {
    numbers['subjectRightEye.percent'] = eyes.subjectRight;
    numbers['subjectLeftEye.percent'] = eyes.subjectLeft;
  }
  if (pad?.status === 'success') {
    numbers['f15.logit'] = pad.f15;
    numbers['f27.logit'] = pad.f27;
    numbers['bonaFide.score'] = pad.bonaFideScore;
    for (const [cue, value] of Object.entries(pad.cues)) {
      if (value !== null) numbers[`${cue}.cue`] = value;
    }
  }
  for (const [id, component] of Object.entries(quality?.components ?? {})) {
    if (component.value !== null) numbers[`quality.${id}.percent`] = component.value;
  }
  if (quality?.unifiedQualityScore.value != null) {
    numbers['quality.unified.percent'] = quality.unifiedQualityScore.value;
  }
  return numbers;
}

const named = (prefix: string, numbers: GoldenNumbers): GoldenNumbers =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`${prefix}/${name}`, value]));
