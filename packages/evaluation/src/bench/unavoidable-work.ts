import {
  examineFace,
  tokenPortrait,
  type ExamineCalibration,
  type ExaminedFace,
  type ExamineInput,
  type ExamineModels,
  type Image,
} from '@iws/face-core';
import { encodeKeySet, parseKeySet, type RecipientKey, type Sample } from '@iws/protocol';
import { createKeyRing, importOpeningKeys, openCapture, publicKeySet } from '@iws/protocol/open';
import sharp from 'sharp';

/** Milliseconds of what a request cannot do without, and of what we do around it. */
export interface StageCosts {
  readonly open: number;
  readonly decode: number;
  readonly inference: number;
  readonly encode: number;
  /** Our own arithmetic of the examination: examineFace without its inference. */
  readonly arithmetic: number;
}

/** Does the work for one request once and says what each part took. */
export type UnavoidableWork = () => Promise<StageCosts>;

/** What the work is done with. */
export interface WorkModels {
  readonly models: ExamineModels;
  readonly calibration: ExamineCalibration;
}

/** How the server encodes templates (apps/iws/src/stages/template.ts). */
const TEMPLATE_JPEG = { quality: 92, optimiseCoding: false } as const;

// As in the server's workers: one thread for each picture, nothing remembered between requests.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Prepares the work for one capture, one call at a time on this thread: opening the sealed capture, decoding its
 * pictures, the inference that its examination runs, encoding the two pictures of its answer: template and aligned face.
 *
 * @param seal makes a sealed capture for a key of ours, of the same content as the server is sent
 */
export async function captureWork(
  seal: (recipient: RecipientKey) => Promise<string>,
  using: WorkModels,
): Promise<UnavoidableWork> {
  const now = Date.now();
  const ring = await createKeyRing(now);
  const [recipient] = await parseKeySet(encodeKeySet(publicKeySet(ring)));
  if (!recipient) throw new Error('no key');
  const keys = await importOpeningKeys(ring, now);
  // Octets, as they come over a connection.
  const blob = new TextEncoder().encode(await seal(recipient));
  return async () => {
    const started = performance.now();
    const opened = await openCapture(blob, keys);
    const afterOpen = performance.now();
    if (!opened.ok) throw new Error(`a sealed capture did not open: ${opened.reason}`);
    const pictures = new Map<string, Picture>();
    for (const sample of opened.capture.samples) pictures.set(sample.role, await decode(sample));
    const decoded = performance.now();
    const primary = pictures.get('primary');
    const context = pictures.get('context');
    if (!primary) throw new Error('no primary sample');
    const { face, ...costs } = await examine(context ? { primary, context } : { primary }, using, {
      features: false,
    });
    const aligned = tokenPortrait(primary.image, face.mesh);
    const encode = await timed(async () => {
      await encodeJpeg(primary.image);
      await encodeJpeg(aligned);
    });
    for (const { image } of pictures.values()) release(image);
    return { open: afterOpen - started, decode: decoded - afterOpen, encode, ...costs };
  };
}

/** What an endpoint has the examination find out. */
export interface Examined {
  readonly pad: boolean;
  readonly features: boolean;
  readonly quality: boolean;
  readonly icao: boolean;
}

/**
 * Prepares the work for pictures that come in clear, each examined by itself as the endpoint does.
 *
 * @param encode whether the answer holds the picture
 */
export function pictureWork(
  jpegs: readonly Uint8Array[],
  using: WorkModels,
  { encode, ...options }: Examined & { readonly encode: boolean },
): UnavoidableWork {
  return async () => {
    const costs = { open: 0, decode: 0, inference: 0, encode: 0, arithmetic: 0 };
    for (const data of jpegs) {
      const started = performance.now();
      const primary = await decode({ data });
      costs.decode += performance.now() - started;
      const examined = await examine({ primary }, using, options);
      costs.inference += examined.inference;
      costs.arithmetic += examined.arithmetic;
      if (encode) costs.encode += await timed(() => encodeJpeg(primary.image));
      release(primary.image);
    }
    return costs;
  };
}

/** As the server does with pixels that have had their turn (apps/iws/src/stages/decode.ts). */
function release({ data: { buffer } }: Image): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

interface Picture {
  readonly image: Image;
  readonly crop?: { x: number; y: number; width: number; height: number };
}

async function examine(
  input: ExamineInput,
  { models, calibration }: WorkModels,
  options: Partial<Examined>,
): Promise<Pick<StageCosts, 'inference' | 'arithmetic'> & { readonly face: ExaminedFace }> {
  const started = performance.now();
  const examination = await examineFace(input, models, calibration, {
    clock: () => performance.now(),
    ...options,
  });
  const { outcome } = examination;
  if (outcome !== 'examined') throw new Error(`the test picture is not examined: ${outcome}`);
  const { inference } = examination.timings;
  const arithmetic = performance.now() - started - inference;
  return { inference, arithmetic, face: examination.face };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const encodeJpeg = ({ data, width, height }: Image) =>
  sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg(TEMPLATE_JPEG)
    .toBuffer();

async function decode({
  data,
  crop,
}: Pick<Sample, 'crop'> & { data: Uint8Array }): Promise<Picture> {
  const { data: pixels, info } = await sharp(data, { failOn: 'error', autoOrient: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error('the test picture is not RGB');
  const image: Image = { width: info.width, height: info.height, channels: 3, data: pixels };
  return crop ? { image, crop } : { image };
}
