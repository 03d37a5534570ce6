import type { Recogniser } from '../comparison/recogniser.ts';
import type { BlazeFacePair, FaceDetector } from '../detection/face-detector.ts';
import type { Inference } from '../inference/inference.ts';
import type { AddedPadModel } from '../pad/added-pad-model.ts';

/** The models of the default set, by role. */
export interface ExamineModels {
  readonly faceDetector: Inference;
  readonly faceLandmarks: Inference;
  readonly eyeState: Inference;
  readonly pad: Inference;
  readonly features: Inference;
  /** Models of an operator's pack that attack detection asks, too. */
  readonly addedPad?: readonly AddedPadModel[];
  /** Needed for what is said of the background; without it that is not measured. */
  readonly segmentation?: Inference;
  /** Looks once more at the face that was found, and guesses where faces are that `faceDetector` misses; without it more covered faces are misplaced or lost. */
  readonly coveredFaceDetector?: BlazeFacePair;
}

/** The roles that one model of the default set each plays. */
export type ExamineRole = Exclude<keyof ExamineModels, 'addedPad' | 'coveredFaceDetector'>;

/**
 * What `examineFace` can work with: the models that a model set has. What is asked of a model that is absent is not answered: either it is
 * null, or the examination rejects with `MissingModelError`; it never becomes a number.
 */
export interface AvailableModels extends Partial<
  Pick<
    ExamineModels,
    'eyeState' | 'pad' | 'addedPad' | 'features' | 'segmentation' | 'coveredFaceDetector'
  >
> {
  readonly faceDetector: FaceDetector;
  readonly faceLandmarks: Inference;
  /** Makes the features for comparison in place of `features`, whose maps visibility is read from all the same. */
  readonly recogniser?: Recogniser;
}

/** Something was asked that no model at hand can answer. */
export class MissingModelError extends Error {
  override readonly name = 'MissingModelError';
}

/** What `observeFace` needs, by role. */
export interface ObserveModels {
  readonly faceDetector: Inference;
  readonly faceLandmarks: Inference;
  /** Absent in model sets that have none: eyes are not measured then. */
  readonly eyeState?: Inference;
}

/** The model (its name in the manifest) that plays each role of `examineFace`. */
export const EXAMINE_MODEL_NAMES = {
  faceDetector: 'fr_detect',
  faceLandmarks: 'facemesh',
  eyeState: 'fr_eye',
  pad: 'fr_liveness',
  features: 'fr_feature',
  segmentation: 'selfie_segmentation',
} as const satisfies Record<ExamineRole, string>;

/** The model (its name in the manifest) that plays each role of `observeFace`. */
export const OBSERVE_MODEL_NAMES = {
  faceDetector: 'blazeface_short',
  faceLandmarks: 'facemesh',
  eyeState: 'fr_eye',
} as const satisfies Record<keyof ObserveModels, string>;
