import {
  examineFace,
  type ExaminedFace,
  type ExamineModels,
  type ExamineOptions,
  type EyeHead,
  type Image,
  type VisibilityHead,
} from '@iws/face-core';
import { loadEyesCalibration, loadVisibilityCalibration } from '@iws/models';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';

/** The heads that read the comparison model's maps on the server. */
export interface MapHeads {
  readonly eyes: EyeHead;
  readonly visibility: VisibilityHead;
}

let read: Promise<MapHeads> | undefined;
/** Read once. */
export const mapHeads = (): Promise<MapHeads> => (read ??= readHeads());

const readHeads = async (): Promise<MapHeads> => ({
  eyes: (await loadEyesCalibration()).head,
  visibility: (await loadVisibilityCalibration()).head,
});

/** Examines a picture as the server would a capture that has only a primary sample, for native values; null: no face. */
export async function examinePicture(
  image: Image,
  models: ExamineModels,
  options: Pick<ExamineOptions, 'features' | 'quality'> = {},
): Promise<ExaminedFace | null> {
  const calibration = { padLevels: [], quality: NATIVE_RAMPS, ...(await mapHeads()) };
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => 0,
    pad: false,
    ...options,
  });
  // A single picture has no second one to disagree with.
  return examination.outcome === 'examined' ? examination.face : null;
}
