import { randomBytes } from 'node:crypto';
import {
  parseKeySet,
  parseServerTime,
  sealCapture,
  type Capture,
  type CaptureOptions,
  type RecipientKey,
} from '@iws/protocol';
import { captureSamples } from '@iws/test-faces';

/** The origin of all captures of a benchmark; development licences name it. */
export const ORIGIN = 'http://localhost';

/** Makes sealed captures that each answer a challenge of the server, as the SDK would. */
export interface CaptureMaker {
  /** Size of one sealed capture in bytes. */
  readonly bytes: number;
  readonly make: () => Promise<string>;
}

/**
 * Captures of one test face with a `primary` and a `context` sample that ask for a JPEG template.
 *
 * @param baseURL of the server, such as `http://127.0.0.1:8080`
 * @param options what the captures ask for beside it
 * @param person whose face it is; `third` reaches every level of liveness
 */
export async function captureMaker(
  baseURL: string,
  options: CaptureOptions = {},
  person: 'subject' | 'third' = 'subject',
): Promise<CaptureMaker> {
  const recipient = await currentKey(baseURL);
  const samples = await captureSamples({ quality: 90, person });
  const make = async () => {
    const { time, challenge } = await bootstrapTime(baseURL);
    return sealCapture(capture(samples, time, challenge, options), recipient);
  };
  return { bytes: (await make()).length, make };
}

/** The same capture sealed for another key, which answers no challenge. */
export const sealedFor = async (recipient: RecipientKey): Promise<string> =>
  sealCapture(capture(await captureSamples({ quality: 90 }), Date.now(), 'none'), recipient);

type TestSamples = Awaited<ReturnType<typeof captureSamples>>;

const capture = (
  { primary, context }: TestSamples,
  time: number,
  challenge: string,
  options: CaptureOptions = {},
): Capture => ({
  v: 1,
  id: new Uint8Array(randomBytes(16)),
  issuedAt: time,
  challenge,
  origin: ORIGIN,
  options: { requiredTemplates: ['JPEG'], ...options },
  samples: [
    { role: 'primary', ...sample(primary), capturedAt: time },
    { role: 'context', ...sample(context), capturedAt: time },
  ],
});

const sample = ({ mediaType, width, height, crop, data }: TestSamples['primary']) => ({
  mediaType,
  width,
  height,
  crop: { ...crop },
  data: new Uint8Array(data),
});

async function currentKey(baseURL: string): Promise<RecipientKey> {
  const { kid } = await bootstrapTime(baseURL);
  const keys = await parseKeySet(await post(baseURL, 'pub_key'));
  const key = keys.find((candidate) => candidate.kid === kid);
  if (!key) throw new Error('the server names a key that it does not publish');
  return key;
}

const bootstrapTime = async (baseURL: string) => parseServerTime(await post(baseURL, 'time'));

async function post(baseURL: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`${baseURL}/api/v1/${name}`, {
    method: 'POST',
    headers: { origin: ORIGIN },
  });
  if (!response.ok)
    throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}
