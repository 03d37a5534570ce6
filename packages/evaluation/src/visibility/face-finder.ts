import {
  encodeFace,
  examineFace,
  type ExaminedFace,
  type ExamineModels,
  type FaceAppearance,
  type FaceMesh,
  type Image,
} from '@iws/face-core';
import { NATIVE_RAMPS } from '../calibrate/stated-quality.ts';

/** A face as the server finds it in a picture. */
export interface FoundFace {
  readonly mesh: FaceMesh<'frame'>;
  readonly headPose: ExaminedFace['headPose'];
}

/** The most prominent face, found by the server's own examination; null when it sees none. */
export async function findFace(image: Image, models: ExamineModels): Promise<FoundFace | null> {
  const calibration = { padLevels: [], quality: NATIVE_RAMPS };
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => 0,
    pad: false,
    quality: false,
    features: false,
  });
  return examination.outcome === 'examined' ? examination.face : null;
}

/** How the comparison model sees the face. */
export async function appearanceOf(
  image: Image,
  mesh: FaceMesh<'frame'>,
  models: ExamineModels,
): Promise<FaceAppearance> {
  return (await encodeFace(image, mesh, models.features)).appearance;
}
