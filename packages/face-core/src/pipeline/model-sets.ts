import { DLIB_RESNET, FR_FEATURE, type Recogniser } from '../comparison/recogniser.ts';
import type { BlazeFacePair } from '../detection/face-detector.ts';
import type { Inference } from '../inference/inference.ts';
import {
  EXAMINE_MODEL_NAMES,
  MissingModelError,
  type AvailableModels,
  type ExamineModels,
  type ExamineRole,
} from './examine-models.ts';

/** Both ranges of BlazeFace (their names in the manifest). */
const BLAZEFACE_NAMES = { shortRange: 'blazeface_short', fullRange: 'blazeface_full' } as const;

/** The models of the default set: BlazeFace only looks for faces that the detector misses. */
const DEFAULT_MODEL_NAMES = { ...EXAMINE_MODEL_NAMES, ...BLAZEFACE_NAMES } as const;

/** The models of the set whose weights have a clear licence. */
const CLEAR_MODEL_NAMES = {
  ...BLAZEFACE_NAMES,
  faceLandmarks: 'facemesh',
  recogniser: 'dlib_resnet',
  segmentation: 'selfie_segmentation',
} as const;

/** `clear`: only weights with a clear licence; it has no model for presentation attacks, eyes and visibility. */
export const MODEL_SETS = {
  default: DEFAULT_MODEL_NAMES,
  clear: CLEAR_MODEL_NAMES,
} as const;

export type ModelSet = keyof typeof MODEL_SETS;

/** A model of any set. */
export type SetModelName =
  | (typeof DEFAULT_MODEL_NAMES)[keyof typeof DEFAULT_MODEL_NAMES]
  | (typeof CLEAR_MODEL_NAMES)[keyof typeof CLEAR_MODEL_NAMES];

/** The models that decide what the features of a set are: who finds the face, who lays the points, who compares. */
export const COMPARISON_MODEL_NAMES = {
  default: ['fr_detect', 'facemesh', 'fr_feature'],
  clear: ['blazeface_short', 'blazeface_full', 'facemesh', 'dlib_resnet'],
} as const satisfies Record<ModelSet, readonly SetModelName[]>;

/** The model of a set that makes features. */
export const RECOGNISER_NAMES = {
  default: 'fr_feature',
  clear: 'dlib_resnet',
} as const satisfies Record<ModelSet, SetModelName>;

type Open = (name: SetModelName) => Promise<Inference>;

/** Opens the models of the default set. */
export async function openExamineModels(open: Open): Promise<ExamineModels> {
  return {
    faceDetector: await open(EXAMINE_MODEL_NAMES.faceDetector),
    faceLandmarks: await open(EXAMINE_MODEL_NAMES.faceLandmarks),
    eyeState: await open(EXAMINE_MODEL_NAMES.eyeState),
    pad: await open(EXAMINE_MODEL_NAMES.pad),
    features: await open(EXAMINE_MODEL_NAMES.features),
    segmentation: await open(EXAMINE_MODEL_NAMES.segmentation),
    coveredFaceDetector: await openBlazeFace(open),
  };
}

const openBlazeFace = async (open: Open): Promise<BlazeFacePair> => ({
  shortRange: await open(BLAZEFACE_NAMES.shortRange),
  fullRange: await open(BLAZEFACE_NAMES.fullRange),
});

/** Opens every model of a set. Rejects when one cannot be opened. */
export async function openModelSet(set: ModelSet, open: Open): Promise<AvailableModels> {
  if (set === 'default') return openExamineModels(open);
  return {
    faceDetector: await openBlazeFace(open),
    faceLandmarks: await open(CLEAR_MODEL_NAMES.faceLandmarks),
    recogniser: { ...DLIB_RESNET, inference: await open(CLEAR_MODEL_NAMES.recogniser) },
    segmentation: await open(CLEAR_MODEL_NAMES.segmentation),
  };
}

/** The model that makes features. @throws MissingModelError when there is none */
export function recogniserOf({ recogniser, features }: AvailableModels): Recogniser {
  if (recogniser) return recogniser;
  if (!features) throw new MissingModelError('no model makes features');
  return { ...FR_FEATURE, inference: features };
}

/** What an examination finds out, and the role without which it does not. */
const NEEDS = {
  'presentation-attack-detection': 'pad',
  eyes: 'eyeState',
  visibility: 'features',
} as const satisfies Record<string, ExamineRole>;

export type Capability = keyof typeof NEEDS;

/** What cannot be found out with a set. */
export const unavailableIn = (set: ModelSet): Capability[] =>
  (Object.keys(NEEDS) as Capability[]).filter((one) => !(NEEDS[one] in MODEL_SETS[set]));

/** Whether presentation attacks can be looked for with a set. */
export const judgesLiveness = (set: ModelSet): boolean =>
  !unavailableIn(set).includes('presentation-attack-detection');
