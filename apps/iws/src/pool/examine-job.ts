import { examineFace, type ExaminedFace, type ExamineInput, type Inference } from '@iws/face-core';
import type { InjectionCalibration } from '@iws/models';
import { LIMITS, padLevelSatisfies, type PadLevel, type Sample } from '@iws/protocol';
import type { InjectionJudgement } from '../injection/judge.ts';
import { base64 } from '../formats/base64.ts';
import { decodeImage, type RgbImage } from '../stages/decode.ts';
import { detectInjection, type DecodedSample } from '../stages/detect-injection.ts';
import { qualityFields } from '../stages/quality.ts';
import { encodeJpeg, makeTemplates } from '../stages/template.ts';
import type { Examiner } from './examiner.ts';
import type { ExamineAnswer, ExamineRequest, Findings, PadFindings } from './jobs.ts';

/**
 * The stages of one capture that need its pixels: decode → detect → align → quality → PAD → template.
 * Those in the middle are face-core's `examineFace`.
 */
export async function examineCapture(
  request: ExamineRequest,
  { models, calibration, injection: limits }: Examiner,
): Promise<ExamineAnswer> {
  const start = performance.now();
  const input = await decodeSamples(request);
  const decode = performance.now() - start;
  if ('outcome' in input) return { findings: input, injection: null, times: { decode } };

  const examination = await examineFace(input, models, calibration, {
    clock: () => performance.now(),
    pad: request.requiredLevel !== null,
    features: false,
  });
  const { stages, inference } = examination.timings;
  const injectionStart = performance.now();
  const judgement = await judgeFeed(request, input, examination, models.faceLandmarks, limits);
  const encodeStart = performance.now();
  const findings =
    judgement?.insecure && request.injection?.policy === 'enforce'
      ? await insecure(input.primary.image, request, 'the feed looks injected')
      : await findingsOf(examination, input.primary.image, request);
  const template = performance.now() - encodeStart;
  const times = { decode, ...stages, injection: encodeStart - injectionStart, inference, template };
  return { findings, injection: judgement, times };
}

/** The pixels of primary and context, or the finding that one of them is not what it has to be. */
async function decodeSamples({ primary, context }: ExamineRequest): Promise<Pixels | Findings> {
  const [first, second] = await Promise.all([
    decodeImage(primary.data, primary.mediaType),
    context && decodeImage(context.data, context.mediaType),
  ]);
  if (first.outcome === 'unreadable') return { ...first, role: primary.role };
  const { width, height } = first.image;
  if (width !== LIMITS.primaryWidth || height !== LIMITS.primaryHeight) {
    return { outcome: 'wrong-resolution', width, height };
  }
  if (second?.outcome === 'unreadable') return { ...second, role: 'context' };
  return {
    primary: withCrop(first.image, primary),
    ...(context && second ? { context: withCrop(second.image, context) } : {}),
  };
}

interface Pixels extends ExamineInput {
  readonly primary: { readonly image: RgbImage };
  readonly context?: { readonly image: RgbImage };
}

const withCrop = (image: RgbImage, { crop }: Sample) =>
  crop === undefined ? { image } : { image, crop };

/** Looks for an injected feed where that is wanted and there is a face. */
async function judgeFeed(
  { injection, primary, context }: ExamineRequest,
  pixels: Pixels,
  examination: Awaited<ReturnType<typeof examineFace<PadLevel>>>,
  faceLandmarks: Inference,
  limits: InjectionCalibration,
): Promise<InjectionJudgement | null> {
  if (injection === null || examination.outcome !== 'examined') return null;
  const others: DecodedSample[] = [];
  if (context && pixels.context) others.push({ sample: context, image: pixels.context.image });
  for (const sample of injection.burst) {
    const decoded = await decodeImage(sample.data, sample.mediaType);
    if (decoded.outcome === 'decoded') others.push({ sample, image: decoded.image });
  }
  return detectInjection(
    injection.capture,
    [{ sample: primary, image: pixels.primary.image }, ...others],
    examination.face,
    faceLandmarks,
    limits,
  );
}

const insecure = async (
  image: RgbImage,
  request: ExamineRequest,
  note: string,
): Promise<Findings> => ({
  outcome: 'insecure',
  image: await refusedImage(image, request),
  qualityPassed: null,
  note,
  reachedLevel: null,
  spoofScore: null,
});

async function findingsOf(
  examination: Awaited<ReturnType<typeof examineFace<PadLevel>>>,
  image: RgbImage,
  request: ExamineRequest,
): Promise<Findings> {
  switch (examination.outcome) {
    case 'no-face':
      return { outcome: 'no-face' };
    case 'samples-disagree':
      return insecure(
        image,
        request,
        `samples disagree, correlation ${examination.correlation?.toFixed(2) ?? 'none'}`,
      );
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
