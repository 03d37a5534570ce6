import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import * as errors from 'jose/errors';
import type { Capture } from '../capture.ts';
import { CborError, decodeCbor } from '../cbor-decode.ts';
import { ShapeError } from '../read-map.ts';
import { CAPTURE_HEADER } from '../sealed-header.ts';
import { validateCapture } from '../validate-capture.ts';
import { readCompactJwe } from './compact-jwe.ts';
import type { CompactJweFlaw } from './compact-jwe.ts';
import type { OpeningKey } from './key-ring.ts';

/** Why a sealed capture was not opened. For the log only: callers are told one thing. */
export type OpenFailure =
  CompactJweFlaw | 'unknown-kid' | 'not-decrypted' | 'not-cbor' | 'not-a-capture';

/** A result that survives structured clone, so that a worker can answer with it. */
export type Opened =
  | { ok: true; capture: Capture; kid: string }
  | {
      ok: false;
      error: 'ERROR_DECRYPTION_FAILED';
      reason: OpenFailure;
      /** Where in the plaintext, if it came that far; names places, never values. */
      detail?: string;
    };

const failed = (reason: OpenFailure, detail?: string): Opened => ({
  ok: false,
  error: 'ERROR_DECRYPTION_FAILED',
  reason,
  ...(detail === undefined ? {} : { detail }),
});

const decrypt = async (text: string, key: OpeningKey): Promise<Uint8Array | null> => {
  try {
    // jose answers a failed RSA decryption, and a content key of a wrong length, with a random
    // content key (RFC 7516, section 11.5): such a text takes the way of one with a wrong tag, over
    // the same bytes, and ends in the same error. compact-jwe.ts has fixed all other lengths.
    const { plaintext } = await compactDecrypt(text, key.privateKey, {
      keyManagementAlgorithms: [CAPTURE_HEADER.alg],
      contentEncryptionAlgorithms: [CAPTURE_HEADER.enc],
      maxDecompressedLength: 0,
    });
    return plaintext;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
};

/**
 * Opens a sealed capture with the key that it names, if that key opens at `now` (epoch
 * milliseconds). The samples' bytes are views of one buffer, the plaintext.
 */
export const openCapture = async (
  blob: Uint8Array | string,
  keys: readonly OpeningKey[],
  now: number = Date.now(),
): Promise<Opened> => {
  const jwe = readCompactJwe(blob);
  if (typeof jwe === 'string') return failed(jwe);
  const key = keys.find(({ kid }) => kid === jwe.kid);
  if (!key || (key.opensUntil !== null && now >= key.opensUntil)) return failed('unknown-kid');
  const plaintext = await decrypt(jwe.text, key);
  if (plaintext === null) return failed('not-decrypted');
  try {
    return { ok: true, capture: validateCapture(decodeCbor(plaintext)), kid: jwe.kid };
  } catch (error) {
    if (error instanceof CborError) return failed('not-cbor', error.message);
    if (error instanceof ShapeError) return failed('not-a-capture', error.path);
    throw error;
  }
};
