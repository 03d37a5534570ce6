import { captureSamples, type CaptureSamples } from '@iws/test-faces';
import {
  ENDPOINTS,
  parseKeySet,
  parseServerTime,
  sealCapture,
  type Capture,
  type CaptureDevice,
  type CaptureOptions,
  type Sample,
  type ServerTime,
} from '@iws/protocol';

/** What a test wants otherwise than an honest browser would do it. */
export interface CaptureChanges {
  readonly options?: CaptureOptions;
  readonly origin?: string;
  readonly issuedAt?: number;
  readonly challenge?: string;
  readonly device?: CaptureDevice;
  readonly samples?: readonly Sample[];
  readonly headers?: Readonly<Record<string, string>>;
}

export const ORIGIN = 'http://localhost:4200';

const octets = async (response: Response): Promise<Uint8Array<ArrayBuffer>> => {
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
};

/** The samples of a capture, as the SDK would seal them. */
export function samplesOf({ primary, context }: CaptureSamples, now: number): Sample[] {
  const common = { mediaType: 'image/jpeg', capturedAt: now } as const;
  return [
    { ...common, ...primary, role: 'primary', data: Uint8Array.from(primary.data) },
    { ...common, ...context, role: 'context', data: Uint8Array.from(context.data) },
  ];
}

let bonaFide: Promise<CaptureSamples> | undefined;

/** The samples of one genuine selfie, made once. */
export const selfieSamples = async (now = Date.now()): Promise<Sample[]> =>
  samplesOf(await (bonaFide ??= captureSamples()), now);

/** Asks a server for its clock and a challenge. */
export const serverTime = async (
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ServerTime> => {
  const request = { method: 'POST', headers: { Origin: ORIGIN, ...headers } };
  return parseServerTime(await octets(await fetch(`${url}/api/v1/time`, request)));
};

/** Makes a capture as the SDK does: key, clock and challenge from the server, then sealed. */
export async function sealedCapture(url: string, changes: CaptureChanges = {}): Promise<string> {
  const origin = changes.origin ?? ORIGIN;
  const keySet = await octets(
    await fetch(`${url}/api/v1/pub_key`, { headers: { ...changes.headers } }),
  );
  const { time, challenge, kid } = await serverTime(url, changes.headers);
  const recipient = (await parseKeySet(keySet)).find((key) => key.kid === kid);
  if (!recipient) throw new Error('the key set lacks the current key');
  const capture: Capture = {
    v: 1,
    id: crypto.getRandomValues(new Uint8Array(16)),
    issuedAt: changes.issuedAt ?? time,
    challenge: changes.challenge ?? challenge,
    origin,
    options: changes.options ?? { requiredTemplates: ['JPEG'], base64EncodingFlag: 'NO_WRAP' },
    ...(changes.device ? { device: changes.device } : {}),
    samples: [...(changes.samples ?? (await selfieSamples(time)))],
  };
  return sealCapture(capture, recipient);
}

/** Posts a sealed capture as the SDK's application does. */
export function postCapture(
  url: string,
  blob: string | Uint8Array<ArrayBuffer>,
  {
    path = ENDPOINTS.process,
    fields = {},
    headers = {},
  }: {
    readonly path?: string;
    readonly fields?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([blob]), 'bdata');
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { Origin: ORIGIN, ...headers },
    body: form,
  });
}
