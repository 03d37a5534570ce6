import {
  examineFace,
  interEyeDistance,
  templateRefusal,
  type ExaminedFace,
  type TemplateRule,
} from '@iws/face-core';
import {
  GENERATE_TEMPLATE_REQUEST,
  type GenerateTemplateRequest,
  type IcaoFields,
  type ServerErrorCase,
} from '@iws/protocol';
import { encodeIdentyType1 } from '../formats/identy-type-1.ts';
import { templateWriter, type WrittenTemplate } from '../formats/write-template.ts';
import { ServerRefusal } from '../http/server-refusal.ts';
import { releasePixels } from '../stages/decode.ts';
import { parseMembers } from '../stages/parse-members.ts';
import type { Members } from '../stages/read-members.ts';
import { readPicture } from '../stages/read-picture.ts';
import { validator } from '../stages/validator.ts';
import type { Examiner } from './examiner.ts';
import type { StageTimes } from './jobs.ts';
import { stopwatch } from './stopwatch.ts';

/** Job `generate`: a picture of any source that becomes a template. */
export interface GenerateJob {
  readonly members: Members;
}

export interface GenerateFindings {
  /** Pixels of the picture that was sent, upright. */
  readonly width: number;
  readonly height: number;
  /** `IDENTY_TYPE_1`. */
  readonly template: WrittenTemplate;
  readonly icao: IcaoFields;
  readonly times: StageTimes;
}

const asRequest = validator<GenerateTemplateRequest>(GENERATE_TEMPLATE_REQUEST);

/** What callers read about each rule. */
const REFUSALS: Readonly<Record<TemplateRule, readonly [ServerErrorCase, string]>> = {
  'single-face': ['ERROR_MULTIPLE_FACES', '/image) Multiple faces detected.'],
  'features-visible': ['ERROR_POOR_ICAO_QUALITY', 'Face partially occluded.'],
  'head-pose': ['ERROR_POOR_ICAO_QUALITY', 'non-compliant head pose.'],
  'inter-eye-distance': ['ERROR_POOR_ICAO_QUALITY', 'Inter ocular distance too small.'],
  quality: ['ERROR_POOR_ICAO_QUALITY', 'Non-compliant quality.'],
};

/**
 * Parse → decode → detect → quality → features → template.
 *
 * @throws ServerRefusal ERROR_INVALID_JSON, ERROR_INVALID_FORMAT, ERROR_INVALID_IMAGE, ERROR_MULTIPLE_FACES,
 * ERROR_POOR_ICAO_QUALITY
 */
export async function generateTemplate(
  { members }: GenerateJob,
  examiner: Examiner,
): Promise<GenerateFindings> {
  const { models, calibration, encryptTemplate, featuresModelId } = examiner;
  const { times, stage } = stopwatch();
  const request = await stage('parse', () => parseMembers(members, asRequest));
  const { image, sent } = await stage('decode', () => readPicture(request.image, '/image'));
  const examination = await examineFace({ primary: { image } }, models, calibration, {
    clock: () => performance.now(),
    pad: false,
    icao: true,
  });
  releasePixels([image]);
  if (examination.outcome !== 'examined') {
    throw new ServerRefusal('ERROR_INVALID_IMAGE', examination.outcome, {
      description: '/image) No face detected.',
    });
  }
  const { face, timings } = examination;
  refusePoor(request.qualityMode, face, examiner);
  const { features, icao } = face;
  if (features === null || icao === null) throw new TypeError('not all was found out');
  const write = templateWriter('NO_WRAP', encryptTemplate);
  const template = await stage('template', () =>
    write(encodeIdentyType1(features, featuresModelId)),
  );
  const { stages, inference } = timings;
  return { ...sent, template, icao, times: { ...times, ...stages, inference } };
}

/** @throws ServerRefusal when the picture is not what the mode asks for */
function refusePoor(
  mode: GenerateTemplateRequest['qualityMode'],
  { faceCount, visibility, icao, quality, mesh }: ExaminedFace,
  { templateModes }: Examiner,
): void {
  const refusal = templateRefusal(
    mode,
    {
      faceCount,
      visibility,
      eyesFullyVisible: icao?.eyes_full_visibility ?? null,
      headPoseCheck: quality?.headPoseCheck ?? null,
      interEyeDistance: interEyeDistance(mesh),
      unifiedQualityScore: quality?.unifiedQualityScore.value ?? null,
    },
    templateModes,
  );
  if (refusal === null) return;
  const [errorCase, description] = REFUSALS[refusal.rule];
  throw new ServerRefusal(errorCase, `${refusal.rule}: ${refusal.reason}`, { description });
}
