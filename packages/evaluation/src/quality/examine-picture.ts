import {
  examineFace,
  type ExaminedFace,
  type ExamineModels,
  type ExamineOptions,
  type Image,
} from '@iws/face-core';
import { loadEyesCalibration } from '@iws/models';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';

let read: ReturnType<typeof loadEyesCalibration> | undefined;
/** The head that judges eyes on the server, read once. */
export const eyesCalibration = (): ReturnType<typeof loadEyesCalibration> =>
  (read ??= loadEyesCalibration());

/** Examines a picture as the server would a capture that has only a primary sample, for native values; null: no face. */
export async function examinePicture(
  image: Image,
  models: ExamineModels,
  options: Pick<ExamineOptions, 'features' | 'quality'> = {},
): Promise<ExaminedFace | null> {
  const { head: eyes } = await eyesCalibration();
  const calibration = { padLevels: [], quality: NATIVE_RAMPS, eyes };
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => 0,
    pad: false,
    ...options,
  });
  // A single picture has no second one to disagree with.
  return examination.outcome === 'examined' ? examination.face : null;
}
