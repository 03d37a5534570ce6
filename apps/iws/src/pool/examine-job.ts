import { examineFace, type ExaminedFace, type ExamineInput } from '@iws/face-core';
import { LIMITS, padLevelSatisfies, type PadLevel, type Sample } from '@iws/protocol';
import { base64 } from '../stages/base64.ts';
import { decodeImage, type Decoded, type RgbImage } from '../stages/decode.ts';
import { qualityFields } from '../stages/quality.ts';
import { encodeJpeg, makeTemplates } from '../stages/template.ts';
import type { Examiner } from './examiner.ts';
import type { ExamineAnswer, ExamineRequest, Findings, PadFindings, StageTimes } from './jobs.ts';

const PRIMARY_SIZE = { width: LIMITS.primaryWidth, height: LIMITS.primaryHeight };

/**
 * The stages of one capture that need its pixels: decode → detect → align → quality → PAD → template.
 * Those in the middle are face-core's `examineFace`.
 */
export async function examineCapture(
  request: ExamineRequest,
  { models, calibration }: Examiner,
): Promise<ExamineAnswer> {
  const start = performance.now();
  const [primary, context] = await Promise.all([
    decodePrimary(request.primary),
    request.context && decodeContext(request.context),
  ]);
  if (primary.outcome !== 'decoded') return undecoded(primary, request.primary, start);
  if (context && context.outcome !== 'decoded') {
    return undecoded(context, request.context ?? request.primary, start);
  }
  const decode = performance.now() - start;

  const input: ExamineInput = {
    primary: sampleOf(primary.image, request.primary),
    ...(context && request.context ? { context: sampleOf(context.image, request.context) } : {}),
  };
  const examination = await examineFace(input, models, calibration, {
    clock: () => performance.now(),
    pad: request.requiredLevel !== null,
    features: false,
  });
  const { stages, inference } = examination.timings;
  const encodeStart = performance.now();
  const findings = await findingsOf(examination, primary.image, request);
  const template = performance.now() - encodeStart;
  return { findings, times: { decode, ...stages, inference, template } };
}

const decodePrimary = ({ data, mediaType }: Sample) =>
  decodeImage(data, mediaType, { size: PRIMARY_SIZE });

const decodeContext = ({ data, mediaType }: Sample) =>
  decodeImage(data, mediaType, { longSide: LIMITS.contextLongSide });

const sampleOf = (image: RgbImage, { crop }: Sample): ExamineInput['primary'] =>
  crop === undefined ? { image } : { image, crop };

async function findingsOf(
  examination: Awaited<ReturnType<typeof examineFace<PadLevel>>>,
  image: RgbImage,
  request: ExamineRequest,
): Promise<Findings> {
  switch (examination.outcome) {
    case 'no-face':
      return { outcome: 'no-face' };
    case 'samples-disagree':
      return {
        outcome: 'insecure',
        image: await refusedImage(image, request),
        qualityPassed: null,
        note: `samples disagree, correlation ${examination.correlation?.toFixed(2) ?? 'none'}`,
        reachedLevel: null,
        spoofScore: null,
      };
    case 'examined':
      return decide(examination.face, image, request);
  }
}

/** The decision of presentation attack detection, and the picture that goes with it. */
async function decide(
  face: ExaminedFace<PadLevel>,
  image: RgbImage,
  request: ExamineRequest,
): Promise<Findings> {
  const pad = padFindings(face);
  const { requiredLevel, templates, base64Flag } = request;
  if (requiredLevel !== null && !padLevelSatisfies(pad.reachedLevel, requiredLevel)) {
    return {
      outcome: 'attack',
      image: await refusedImage(image, request),
      qualityPassed: face.quality?.qcPassed ?? null,
      note: face.pad?.status === 'no-response' ? face.pad.reason : 'below the required level',
      ...pad,
    };
  }
  return {
    outcome: 'captured',
    width: image.width,
    height: image.height,
    templates: await makeTemplates(image, templates, base64Flag),
    quality: qualityFields(face),
    ...pad,
  };
}

const padFindings = ({ pad, reachedLevel }: ExaminedFace<PadLevel>): PadFindings => ({
  reachedLevel,
  spoofScore: pad?.status === 'success' ? pad.spoofScore : null,
});

const refusedImage = async (image: RgbImage, { base64Flag }: ExamineRequest) =>
  base64(await encodeJpeg(image), base64Flag);

function undecoded(
  decoded: Exclude<Decoded, { outcome: 'decoded' }>,
  { role }: Sample,
  start: number,
): ExamineAnswer {
  const times: StageTimes = { decode: performance.now() - start };
  if (decoded.outcome === 'unreadable') {
    return { findings: { outcome: 'unreadable', role, reason: decoded.reason }, times };
  }
  const { width, height } = decoded;
  return { findings: { outcome: 'wrong-resolution', width, height }, times };
}
