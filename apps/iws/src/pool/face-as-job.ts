import { examineFace } from '@iws/face-core';
import { FACE_AS_REQUEST, padLevelSatisfies, type FaceAsRequest } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';
import { templateWriter } from '../formats/write-template.ts';
import { releasePixels } from '../stages/decode.ts';
import type { Liveness } from '../stages/face-as-answer.ts';
import { requireJudge } from '../stages/pad-policy.ts';
import { padThreshold } from '../stages/pad-threshold.ts';
import { parseMembers } from '../stages/parse-members.ts';
import type { Members } from '../stages/read-members.ts';
import { readPicture } from '../stages/read-picture.ts';
import { encodeJpeg } from '../stages/template.ts';
import { validator } from '../stages/validator.ts';
import type { Examiner } from './examiner.ts';
import type { StageTimes } from './jobs.ts';
import { stopwatch } from './stopwatch.ts';

/** Job `faceAs`: a picture of any source whose liveness is judged. */
export interface FaceAsJob {
  readonly members: Members;
}

export interface FaceAsFindings extends Liveness {
  readonly times: StageTimes;
}

const asFaceAsRequest = validator<FaceAsRequest>(FACE_AS_REQUEST);

/**
 * Parse → decode → detect → PAD → encode.
 *
 * @throws ServerRefusal ERROR_INVALID_JSON, ERROR_INVALID_AS_LEVEL, ERROR_PAD_NOT_AVAILABLE, ERROR_INVALID_FORMAT,
 * ERROR_INVALID_IMAGE
 */
export async function judgePicture(
  { members }: FaceAsJob,
  { models, calibration, encryptTemplate }: Examiner,
): Promise<FaceAsFindings> {
  const { times, stage } = stopwatch();
  const request = await stage('parse', () => parseMembers(members, asFaceAsRequest));
  const level = padThreshold(request.threshold);
  requireJudge(level, models.pad !== undefined);
  const { image } = await stage('decode', () => readPicture(request.image, '/image'));
  // The answer shows the picture: its encoder, which has a thread of its own, is done before the models are.
  const encoding = encodeJpeg(image);
  encoding.catch(() => undefined);
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => performance.now(),
    features: false,
    quality: false,
  });
  if (examination.outcome !== 'examined') {
    throw new ServerRefusal('ERROR_INVALID_IMAGE', examination.outcome, {
      description: '/image) No face detected.',
    });
  }
  const { pad, reachedLevel } = examination.face;
  const encoded = await stage('template', () => encoding);
  releasePixels([image]);
  const { stages, inference } = examination.timings;
  return {
    level,
    isSpoof: !padLevelSatisfies(reachedLevel, level),
    reachedLevel,
    spoofScore: pad?.status === 'success' ? pad.spoofScore : null,
    ...(pad?.status === 'no-response' ? { note: pad.reason } : {}),
    image: templateWriter('NO_WRAP', encryptTemplate)(encoded),
    times: { ...times, ...stages, inference },
  };
}
