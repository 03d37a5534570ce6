import { examineFace, type FaceFeatures } from '@iws/face-core';
import type { MatchTemplate } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';
import { releasePixels } from '../stages/decode.ts';
import type { TemplatePlace } from '../stages/match-format.ts';
import { readTemplate } from '../stages/read-template.ts';
import type { Examiner } from './examiner.ts';
import type { Stage } from './stopwatch.ts';

/** A face as it is compared. */
export interface Comparable {
  readonly features: FaceFeatures;
  /** Whether others stand beside it in its picture; the most prominent face was taken. */
  readonly multipleFaces: boolean;
}

/**
 * The features of the most prominent face in a template of a request.
 *
 * @throws ServerRefusal ERROR_INVALID_FORMAT, ERROR_INVALID_IMAGE
 */
export async function featuresOf(
  template: MatchTemplate,
  place: TemplatePlace,
  { models, calibration, featuresModelId }: Examiner,
  stage: Stage,
): Promise<Comparable> {
  const read = await stage('decode', () => readTemplate(template, place, featuresModelId));
  if (read.kind === 'features') return { features: read.features, multipleFaces: false };
  const { image } = read;
  const examination = await stage('features', () =>
    examineFace({ primary: { image } }, models, calibration, {
      clock: () => performance.now(),
      pad: false,
      quality: false,
    }),
  );
  releasePixels([image]);
  if (examination.outcome !== 'examined' || examination.face.features === null) {
    throw new ServerRefusal('ERROR_INVALID_IMAGE', `${place.path}: no face`, {
      description: `${place.path}/template) No face detected`,
    });
  }
  const { features, faceCount } = examination.face;
  return { features, multipleFaces: faceCount > 1 };
}
