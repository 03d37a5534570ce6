import { MODEL_NAMES } from '../names.ts';
import * as form from '../strict-json.ts';
import { weights } from './float-weights.ts';

/** The regions of a face whose visibility is judged, by the subject's own sides. */
export const VISIBILITY_REGIONS = [
  'subjectRightEye',
  'subjectLeftEye',
  'nose',
  'mouth',
  'top',
  'bottom',
  'subjectRightSide',
  'subjectLeftSide',
] as const;

/** What a head answers for each point: covered, by a dark lens, by a reflection. */
const KINDS = 3;

const region = form.object({
  bias: weights,
  outputs: weights,
  outputBias: weights,
  slope: form.numberIn(0.1, 10),
  shift: form.numberIn(-20, 20),
});

const head = form.object({
  maps: form.list(form.object({ channels: form.count, side: form.count }), 1),
  hidden: form.count,
  pointWeights: weights,
  faceWeights: weights,
  regions: form.object({
    subjectRightEye: region,
    subjectLeftEye: region,
    nose: region,
    mouth: region,
    top: region,
    bottom: region,
    subjectRightSide: region,
    subjectLeftSide: region,
  }),
});

const calibration = form.object(
  {
    kind: form.oneOf('visibility'),
    version: form.text,
    provisional: form.flag,
    /** The models that find the face and give the maps: the head means nothing with others. */
    models: form.list(form.object({ name: form.oneOf(...MODEL_NAMES), sha256: form.sha256 }), 1),
    method: form.text,
    head,
    /** Evidence above these says that dark glasses or a reflection hide an eye. */
    limits: form.object({ darkGlasses: form.numberIn(0, 1), glare: form.numberIn(0, 1) }),
    /** The kinds of occluders that it learned from. */
    occluders: form.list(form.text, 1),
    sources: form.list(
      form.object({
        name: form.text,
        images: form.count,
        subjects: form.count,
        /** Covered pictures drawn from them, and those of them in which no face was found any more. */
        drawn: form.count,
        missed: form.count,
      }),
      1,
    ),
    createdBy: form.text,
  },
  {
    /** FACE_FINDING_VERSION of @iws/face-core with which it was made; absent: before it was written. */
    faceFinding: form.count,
  },
);

/** The head that judges visibility, in the form that `assessVisibility` of @iws/face-core takes, and how it came to be. */
export type VisibilityCalibration = form.ReadBy<typeof calibration>;

/** Reads a visibility calibration. Throws `FormError` where it is not of the form or its weights do not fit each other. */
export const readVisibilityCalibration: form.Reader<VisibilityCalibration> = (value, at) => {
  const read = calibration(value, at);
  const { hidden, maps, pointWeights, faceWeights, regions } = read.head;
  const channels = maps.reduce((sum, map) => sum + map.channels, 0);
  const expect = (name: string, found: Float32Array, length: number) => {
    if (found.length !== length)
      form.fail(`${at}.head.${name}`, `${found.length} numbers, ${length} were expected`);
  };
  if (hidden === 0 || channels === 0 || channels % 4 !== 0)
    form.fail(`${at}.head`, 'there are no hidden values, or the channels are no multiple of four');
  expect('pointWeights', pointWeights, channels * hidden);
  expect('faceWeights', faceWeights, channels * hidden);
  for (const name of VISIBILITY_REGIONS) {
    const { bias, outputs, outputBias } = regions[name];
    expect(`regions.${name}.bias`, bias, hidden);
    expect(`regions.${name}.outputs`, outputs, KINDS * hidden);
    expect(`regions.${name}.outputBias`, outputBias, KINDS);
  }
  return read;
};
