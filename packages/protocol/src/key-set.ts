import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import { importJWK } from 'jose/key/import';
import type { CryptoKey } from 'jose';
import { isCanonicalBase64url } from './base64url.ts';
import type { Bytes } from './capture.ts';
import { parseJson } from './parse-json.ts';
import { WireFormatError } from './wire-format-error.ts';

/** A recipient's public key as JWK (RFC 7517). */
export interface PublicJwk {
  kty: 'RSA';
  use: 'enc';
  alg: 'RSA-OAEP-256';
  /** The key's RFC 7638 thumbprint (SHA-256, base64url). */
  kid: string;
  n: string;
  e: string;
}

/** What the key endpoint answers: a JWK Set of the keys that captures may be sealed for. */
export interface KeySet {
  keys: PublicJwk[];
}

/** A public key ready for sealing. */
export interface RecipientKey {
  readonly kid: string;
  readonly publicKey: CryptoKey;
}

/** The RFC 7638 thumbprint of an RSA key, from its public members. */
export const thumbprint = ({ n, e }: { n: string; e: string }): Promise<string> =>
  calculateJwkThumbprint({ kty: 'RSA', n, e }, 'sha256');

export const encodeKeySet = ({ keys }: KeySet): Bytes =>
  new TextEncoder().encode(JSON.stringify({ keys }));

/**
 * 2048 bits exactly, with the public exponent 65537: what the other sizes on the wire follow from.
 * 256 octets are 342 characters, and the first of them, `g` or later, has the top bit set.
 */
export const isRsa2048 = ({ n, e }: { n?: unknown; e?: unknown }): boolean =>
  typeof n === 'string' && /^[g-z0-9_-].{341}$/.test(n) && isCanonicalBase64url(n) && e === 'AQAB';

const isPublicJwk = (value: unknown): value is PublicJwk => {
  if (typeof value !== 'object' || value === null) return false;
  const jwk = value as Partial<Record<keyof PublicJwk, unknown>>;
  return (
    jwk.kty === 'RSA' &&
    jwk.use === 'enc' &&
    jwk.alg === 'RSA-OAEP-256' &&
    typeof jwk.kid === 'string' &&
    isRsa2048(jwk)
  );
};

const importRecipientKey = async ({ kid, n, e }: PublicJwk): Promise<RecipientKey> => {
  if ((await thumbprint({ n, e })) !== kid)
    throw new WireFormatError('a key of the key set is not the one that its kid names');
  const publicKey = await importJWK({ kty: 'RSA', n, e }, 'RSA-OAEP-256').catch(() => null);
  if (publicKey === null || publicKey instanceof Uint8Array)
    throw new WireFormatError('a key of the key set cannot be imported');
  return { kid, publicKey };
};

/**
 * Reads the answer of the key endpoint. Every key's name is checked to be its thumbprint. Keys of
 * other kinds are passed over; with `trustedKeys` (thumbprints), so are keys not named there.
 *
 * @throws {WireFormatError} if no usable key is left.
 */
export const parseKeySet = async (
  octets: Uint8Array,
  trustedKeys?: readonly string[],
): Promise<RecipientKey[]> => {
  const set = parseJson(octets);
  const keys = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : undefined;
  if (!Array.isArray(keys)) throw new WireFormatError('not a JWK Set');
  const usable = keys
    .filter(isPublicJwk)
    .filter(({ kid }) => trustedKeys === undefined || trustedKeys.includes(kid));
  if (usable.length === 0)
    throw new WireFormatError(
      trustedKeys ? 'the key set holds no trusted key' : 'the key set holds no usable key',
    );
  return Promise.all(usable.map(importRecipientKey));
};
