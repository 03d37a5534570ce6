import {
  examineFace,
  type ExamineCalibration,
  type ExamineModels,
  type Image,
} from '@iws/face-core';
import { encodeKeySet, parseKeySet, type RecipientKey, type Sample } from '@iws/protocol';
import { createKeyRing, importOpeningKeys, openCapture, publicKeySet } from '@iws/protocol/open';
import sharp from 'sharp';

/** Mean single-thread milliseconds of what a request cannot do without. */
export interface StageCosts {
  readonly open: number;
  readonly decode: number;
  readonly inference: number;
  readonly encode: number;
  /** Sum of the four. */
  readonly sum: number;
  /** Mean of examineFace as a whole: inference and our own arithmetic around it. */
  readonly examine: number;
}

/** The JPEG quality of the server's templates. */
const TEMPLATE_QUALITY = 92;
const ROUNDS = 12;
const WARM_UP = 3;

/**
 * Measures the work that no server can avoid for one capture, one call at a time on this thread: opening the
 * sealed capture, decoding its pictures, the inference that its examination runs, encoding the template.
 *
 * @param seal makes a sealed capture for a key of ours, of the same content as the server is sent
 */
export async function measureStages(
  seal: (recipient: RecipientKey) => Promise<string>,
  models: ExamineModels,
  calibration: ExamineCalibration,
): Promise<StageCosts> {
  // As in the server's workers: one thread for each picture, nothing remembered between requests.
  sharp.concurrency(1);
  sharp.cache(false);
  const now = Date.now();
  const ring = await createKeyRing(now);
  const [recipient] = await parseKeySet(encodeKeySet(publicKeySet(ring)));
  if (!recipient) throw new Error('no key');
  const keys = await importOpeningKeys(ring, now);
  const totals = { open: 0, decode: 0, inference: 0, encode: 0, examine: 0 };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const blob = await seal(recipient);
    const started = performance.now();
    const opened = await openCapture(blob, keys);
    const afterOpen = performance.now();
    if (!opened.ok) throw new Error(`a sealed capture did not open: ${opened.reason}`);
    const images = new Map<string, ExaminePicture>();
    for (const sample of opened.capture.samples) images.set(sample.role, await decode(sample));
    const afterDecode = performance.now();
    const primary = images.get('primary');
    const context = images.get('context');
    if (!primary) throw new Error('no primary sample');
    const examination = await examineFace(
      context ? { primary, context } : { primary },
      models,
      calibration,
      { clock: () => performance.now(), features: false },
    );
    const afterExamine = performance.now();
    await sharp(primary.image.data, {
      raw: { width: primary.image.width, height: primary.image.height, channels: 3 },
    })
      .jpeg({ quality: TEMPLATE_QUALITY })
      .toBuffer();
    const afterEncode = performance.now();
    if (round < 0) continue;
    totals.open += afterOpen - started;
    totals.decode += afterDecode - afterOpen;
    totals.inference += examination.timings.inference;
    totals.examine += afterExamine - afterDecode;
    totals.encode += afterEncode - afterExamine;
  }
  const mean = (total: number) => total / ROUNDS;
  return {
    open: mean(totals.open),
    decode: mean(totals.decode),
    inference: mean(totals.inference),
    encode: mean(totals.encode),
    sum: mean(totals.open + totals.decode + totals.inference + totals.encode),
    examine: mean(totals.examine),
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
