import {
  examineFace,
  icaoPortrait,
  judgeRules,
  personMask,
  removeBackground,
  tokenPortrait,
  type ExaminedFace,
  type ExamineInput,
  type Inference,
} from '@iws/face-core';
import type { InjectionCalibration } from '@iws/models';
import { LIMITS, padLevelSatisfies, type PadLevel, type Sample } from '@iws/protocol';
import type { InjectionJudgement } from '../injection/judge.ts';
import { jsonText } from '../formats/json-text.ts';
import { templateWriter, type WriteTemplate } from '../formats/write-template.ts';
import { decodeImage, releasePixels, type RgbImage } from '../stages/decode.ts';
import { detectInjection, type DecodedSample } from '../stages/detect-injection.ts';
import { placeOfFace } from '../stages/place-of-face.ts';
import { qualityFields } from '../stages/quality.ts';
import {
  encodeJpeg,
  holdJpeg,
  jpegOnce,
  makeTemplates,
  type GiveJpeg,
} from '../stages/template.ts';
import type { Examiner } from './examiner.ts';
import type {
  Background,
  Captured,
  ExamineAnswer,
  ExamineRequest,
  Findings,
  PadFindings,
  Suspected,
  Unexamined,
} from './jobs.ts';
import { stopwatch, type Stage } from './stopwatch.ts';

/** A face of a capture that reached the required level, and its picture. */
export interface Believed extends PadFindings {
  readonly face: ExaminedFace<PadLevel>;
  readonly image: RgbImage;
  readonly giveJpeg: GiveJpeg;
}

/** What is done with a capture that reached the required level. */
export type Conclude<Passed> = (believed: Believed, stage: Stage) => Promise<Passed>;

/**
 * The stages of one capture that need its pixels: decode → detect → align → quality → PAD → template.
 * Those in the middle are face-core's `examineFace`.
 */
export const examineCapture = (
  request: ExamineRequest,
  examiner: Examiner,
): Promise<ExamineAnswer> =>
  examineAndConclude(request, examiner, (believed, stage) =>
    stage('template', () => captured(believed, request, examiner)),
  );

/** As `examineCapture`, with another end for captures that reach the required level. */
export async function examineAndConclude<Passed>(
  request: ExamineRequest,
  examiner: Examiner,
  conclude: Conclude<Passed>,
): Promise<ExamineAnswer<Passed>> {
  const { models, calibration, injection: limits } = examiner;
  const write = writerOf(request, examiner);
  const { times, stage } = stopwatch();
  const input = await stage('decode', () => decodeSamples(request));
  if ('outcome' in input) return { findings: input, injection: null, times };
  const { image } = input.primary;
  const giveJpeg = jpegOnce(image);
  // Nearly every answer shows the picture, and an encoder has a thread of its own: it is done before the models are.
  const encoding = isShown(request) ? giveJpeg().catch(() => undefined) : null;

  const examination = await examineFace(input, models, calibration, {
    clock: () => performance.now(),
    pad: request.requiredLevel !== null,
    features: false,
    icao: request.icao,
  });
  const injection = await stage('injection', () =>
    judgeFeed(request, input, examination, models.faceLandmarks, limits),
  );
  const findings =
    injection?.insecure && request.injection?.policy === 'enforce'
      ? await insecure(giveJpeg, write, 'the feed looks injected', examination)
      : await findingsOf(examination, { request, examiner, write, image, giveJpeg }, (believed) =>
          conclude(believed, stage),
        );
  const { stages, inference } = examination.timings;
  await encoding;
  releasePixels(picturesOf(input));
  return { findings, injection, times: { ...stages, inference, ...times } };
}

/** The pixels of primary and context, or the finding that one of them is not what it has to be. */
async function decodeSamples({
  primary,
  context,
  injection,
}: ExamineRequest): Promise<Pixels | Unexamined> {
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
  const burst: BurstFrame[] = [];
  for (const sample of injection?.burst ?? []) {
    // A frame that cannot be read is left out: the capture stands on primary and context.
    const decoded = await decodeImage(sample.data, sample.mediaType);
    if (decoded.outcome === 'decoded') burst.push({ ...withCrop(decoded.image, sample), sample });
  }
  return {
    primary: withCrop(first.image, primary),
    ...(context && second ? { context: withCrop(second.image, context) } : {}),
    burst,
  };
}

interface Pixels extends ExamineInput {
  readonly primary: { readonly image: RgbImage };
  readonly context?: { readonly image: RgbImage };
  readonly burst: readonly BurstFrame[];
}

interface BurstFrame {
  readonly image: RgbImage;
  readonly sample: Sample;
}

const picturesOf = ({ primary, context, burst }: Pixels): readonly RgbImage[] =>
  [primary, ...(context ? [context] : []), ...burst].map(({ image }) => image);

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
  for (const { sample, image } of pixels.burst) others.push({ sample, image });
  return detectInjection(
    injection.capture,
    [{ sample: primary, image: pixels.primary.image }, ...others],
    examination.face,
    faceLandmarks,
    limits,
  );
}

/** Says what was found out about the face, where one was examined, but not where it is. */
async function insecure(
  giveJpeg: GiveJpeg,
  write: WriteTemplate,
  note: string,
  examination: Awaited<ReturnType<typeof examineFace<PadLevel>>>,
): Promise<Suspected> {
  const face = examination.outcome === 'examined' ? examination.face : null;
  return {
    outcome: 'insecure',
    image: write(await giveJpeg()),
    qualityPassed: face?.quality?.qcPassed ?? null,
    note,
    place: null,
    ...(face ? padFindings(face) : { reachedLevel: null, spoofScore: null }),
  };
}

/** What is decided on beside what the examination found, and what a refusal is made of. */
interface Deciding {
  readonly request: ExamineRequest;
  readonly examiner: Examiner;
  readonly write: WriteTemplate;
  readonly image: RgbImage;
  readonly giveJpeg: GiveJpeg;
}

async function findingsOf<Passed>(
  examination: Awaited<ReturnType<typeof examineFace<PadLevel>>>,
  deciding: Deciding,
  conclude: (believed: Believed) => Promise<Passed>,
): Promise<Findings<Passed>> {
  switch (examination.outcome) {
    case 'no-face':
      return { outcome: 'no-face' };
    case 'samples-disagree':
      return insecure(
        deciding.giveJpeg,
        deciding.write,
        `samples disagree, correlation ${examination.correlation?.toFixed(2) ?? 'none'}`,
        examination,
      );
    case 'examined':
      return decide(examination.face, deciding, conclude);
  }
}

/** The decision of presentation attack detection, and what follows from it. */
async function decide<Passed>(
  face: ExaminedFace<PadLevel>,
  { request, examiner, write, image, giveJpeg }: Deciding,
  conclude: (believed: Believed) => Promise<Passed>,
): Promise<Suspected | Passed> {
  const pad = padFindings(face);
  const { requiredLevel } = request;
  if (requiredLevel === null || padLevelSatisfies(pad.reachedLevel, requiredLevel)) {
    return conclude({ face, image, giveJpeg, ...pad });
  }
  return {
    outcome: 'attack',
    image: write(await giveJpeg()),
    qualityPassed: face.quality?.qcPassed ?? null,
    note: face.pad?.status === 'no-response' ? face.pad.reason : 'below the required level',
    place: shownPlace(face, examiner),
    ...pad,
  };
}

async function captured(
  { face, image: taken, giveJpeg, reachedLevel, spoofScore }: Believed,
  request: ExamineRequest,
  examiner: Examiner,
): Promise<Captured> {
  const { templates, aligned, background } = request;
  const write = writerOf(request, examiner);
  const image = background ? await beforeColour(taken, background, examiner) : taken;
  // Encoders have threads of their own: the portraits are cut while the first picture is written.
  const [whole, cropped, portrait] = await Promise.all([
    makeTemplates(image, templates, write, image === taken ? giveJpeg : undefined),
    aligned ? encodeJpeg(tokenPortrait(image, face.mesh)) : null,
    face.icao ? makeTemplates(icaoPortrait(image, face.mesh), templates, write) : null,
  ]);
  return {
    outcome: 'captured',
    width: image.width,
    height: image.height,
    templates: whole,
    aligned: cropped && write(cropped),
    icao: face.icao &&
      portrait && {
        fields: face.icao,
        rules: judgeRules(face.icao, examiner.calibration.icao?.compliance ?? []),
        templates: portrait,
      },
    quality: qualityFields(face),
    place: shownPlace(face, examiner),
    reachedLevel,
    spoofScore,
  };
}

/** The person alone before one colour: what all templates of a capture are made of that asks for it. */
async function beforeColour(
  image: RgbImage,
  background: Background,
  { models }: Examiner,
): Promise<RgbImage> {
  if (!models.segmentation) throw new Error('there is no segmentation model');
  const mask = await personMask(image, models.segmentation);
  const { width, height, data } = removeBackground(image, mask, background);
  return { width, height, channels: 3, data: new Uint8Array(data.buffer) };
}

/** Where the face is, unless the operator lets nothing of a person leave in clear. */
const shownPlace = (face: ExaminedFace<PadLevel>, { encryptTemplate }: Examiner) =>
  encryptTemplate === null ? jsonText(placeOfFace(face)) : null;

const padFindings = ({ pad, reachedLevel }: ExaminedFace<PadLevel>): PadFindings => ({
  reachedLevel,
  spoofScore: pad?.status === 'success' ? pad.spoofScore : null,
});

const writerOf = ({ base64Flag }: ExamineRequest, { encryptTemplate }: Examiner): WriteTemplate =>
  templateWriter(base64Flag, encryptTemplate);

/** Whether the answer will hold the JPEG of the primary as it came, unless it shows no face. */
const isShown = ({ templates, background }: ExamineRequest): boolean =>
  holdJpeg(templates) && background === null;
