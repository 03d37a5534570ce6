import {
  examineFace,
  type ExamineCalibration,
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

/** Does the work for one capture once and says what each part took. */
export type UnavoidableWork = () => Promise<StageCosts>;

/** The JPEG quality of the server's templates. */
const TEMPLATE_QUALITY = 92;

/**
 * Prepares the work that no server can avoid for one capture, one call at a time on this thread: opening the
 * sealed capture, decoding its pictures, the inference that its examination runs, encoding the template.
 *
 * @param seal makes a sealed capture for a key of ours, of the same content as the server is sent
 */
export async function unavoidableWork(
  seal: (recipient: RecipientKey) => Promise<string>,
  models: ExamineModels,
  calibration: ExamineCalibration,
): Promise<UnavoidableWork> {
  // As in the server's workers: one thread for each picture, nothing remembered between requests.
  sharp.concurrency(1);
  sharp.cache(false);
  const now = Date.now();
  const ring = await createKeyRing(now);
  const [recipient] = await parseKeySet(encodeKeySet(publicKeySet(ring)));
  if (!recipient) throw new Error('no key');
  const keys = await importOpeningKeys(ring, now);
  const blob = await seal(recipient);
  return async () => {
    const started = performance.now();
    const opened = await openCapture(blob, keys);
    const afterOpen = performance.now();
    if (!opened.ok) throw new Error(`a sealed capture did not open: ${opened.reason}`);
    const pictures = new Map<string, ExaminePicture>();
    for (const sample of opened.capture.samples) pictures.set(sample.role, await decode(sample));
    const afterDecode = performance.now();
    const primary = pictures.get('primary');
    const context = pictures.get('context');
    if (!primary) throw new Error('no primary sample');
    const { timings } = await examineFace(
      context ? { primary, context } : { primary },
      models,
      calibration,
      { clock: () => performance.now(), features: false },
    );
    const afterExamine = performance.now();
    const { width, height, data } = primary.image;
    await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: TEMPLATE_QUALITY })
      .toBuffer();
    return {
      open: afterOpen - started,
      decode: afterDecode - afterOpen,
      inference: timings.inference,
      encode: performance.now() - afterExamine,
      arithmetic: afterExamine - afterDecode - timings.inference,
    };
  };
}

interface ExaminePicture {
  readonly image: Image;
  readonly crop?: { x: number; y: number; width: number; height: number };
}

async function decode({ data, crop }: Sample): Promise<ExaminePicture> {
  const { data: pixels, info } = await sharp(data, { failOn: 'error', autoOrient: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error('the test picture is not RGB');
  const image: Image = { width: info.width, height: info.height, channels: 3, data: pixels };
  return crop ? { image, crop } : { image };
}
