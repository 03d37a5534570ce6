import { ENDPOINTS, parseKeySet, parseServerTime, sealCapture } from '@iws/protocol';
import { captureSamples } from '@iws/test-faces';
import { ORIGIN } from './addresses.ts';

async function octets(path: string): Promise<Uint8Array> {
  const response = await fetch(`${ORIGIN}${path}`, { method: 'POST', headers: { origin: ORIGIN } });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * A good capture sealed for the running server by a script instead of the SDK.
 *
 * @param age milliseconds that have passed since it was packaged, as it says
 */
export async function sealedByScript(age: number): Promise<string> {
  const keys = await parseKeySet(await octets(ENDPOINTS.keySet));
  const { time, challenge, kid } = parseServerTime(await octets(ENDPOINTS.time));
  const key = keys.find((one) => one.kid === kid);
  if (key === undefined) throw new Error('the server names a key that it does not publish');
  const issuedAt = time - age;
  const { primary, context } = await captureSamples();
  return sealCapture(
    {
      v: 1,
      id: crypto.getRandomValues(new Uint8Array(16)),
      issuedAt,
      challenge,
      origin: ORIGIN,
      samples: [
        { ...primary, role: 'primary', capturedAt: issuedAt, data: new Uint8Array(primary.data) },
        { ...context, role: 'context', capturedAt: issuedAt, data: new Uint8Array(context.data) },
      ],
    },
    key,
  );
}
