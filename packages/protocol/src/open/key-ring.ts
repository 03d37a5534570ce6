import { exportJWK } from 'jose/key/export';
import { generateKeyPair } from 'jose/key/generate/keypair';
import { importJWK } from 'jose/key/import';
import type { CryptoKey } from 'jose';
import { isRsa2048, thumbprint } from '../key-set.ts';
import type { KeySet } from '../key-set.ts';
import { LIMITS } from '../limits.ts';

/** An RSA private key as JWK (RFC 7517): all of these are secret together. */
export interface PrivateJwk {
  kty: 'RSA';
  n: string;
  e: string;
  d: string;
  p: string;
  q: string;
  dp: string;
  dq: string;
  qi: string;
}

/**
 * A key pair as it is stored. It opens from the moment it is stored; it is published, so that
 * captures are sealed for it, from `publishedAt`; a published successor sets `opensUntil`. Times
 * are epoch milliseconds, `null` is "not yet".
 */
export interface StoredKey {
  /** RFC 7638 thumbprint. */
  kid: string;
  createdAt: number;
  publishedAt: number | null;
  opensUntil: number | null;
  privateJwk: PrivateJwk;
}

/** The server's key file, plain JSON. Exactly one key is current: published and not retired. */
export interface KeyRing {
  v: 1;
  keys: StoredKey[];
}

/** A private key ready for opening. */
export interface OpeningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** From here on it opens nothing; `null` while it is not retired. */
  readonly opensUntil: number | null;
}

/** The one private key of the JWK, without the members that only describe it. */
const privateJwkOf = (value: unknown): PrivateJwk => {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an RSA private key');
  const jwk = value as Record<string, unknown>;
  const member = (name: keyof PrivateJwk): string => {
    const text = jwk[name];
    if (typeof text !== 'string' || text === '') throw new TypeError('not an RSA private key');
    return text;
  };
  if (jwk['kty'] !== 'RSA' || !isRsa2048(jwk)) throw new TypeError('not an RSA private key');
  return {
    kty: 'RSA',
    n: member('n'),
    e: member('e'),
    d: member('d'),
    p: member('p'),
    q: member('q'),
    dp: member('dp'),
    dq: member('dq'),
    qi: member('qi'),
  };
};

/** Makes an RSA key pair of 2048 bits, not yet published. */
export const generateStoredKey = async (now: number): Promise<StoredKey> => {
  const { privateKey } = await generateKeyPair('RSA-OAEP-256', {
    modulusLength: 2048,
    extractable: true,
  });
  const privateJwk = privateJwkOf(await exportJWK(privateKey));
  return {
    kid: await thumbprint(privateJwk),
    createdAt: now,
    publishedAt: null,
    opensUntil: null,
    privateJwk,
  };
};

/** A first key ring with one key, published at once. */
export const createKeyRing = async (now: number): Promise<KeyRing> => ({
  v: 1,
  keys: [{ ...(await generateStoredKey(now)), publishedAt: now }],
});

/** The key that captures are sealed for. */
export const currentKey = (ring: KeyRing): StoredKey => {
  const current = ring.keys.find((key) => key.publishedAt !== null && key.opensUntil === null);
  if (!current) throw new TypeError('the key ring has no published key');
  return current;
};

/** Adds a key pair that opens but is not published: distribute the ring, then publish it. */
export const addNextKey = async (ring: KeyRing, now: number): Promise<KeyRing> => ({
  ...ring,
  keys: [...ring.keys, await generateStoredKey(now)],
});

/**
 * Publishes the newest key that is not published yet and retires the current one, which opens for
 * the overlap more. Keys whose overlap is over are dropped.
 *
 * @throws {TypeError} if no key waits to be published.
 */
export const publishNextKey = (ring: KeyRing, now: number): KeyRing => {
  const next = ring.keys.findLast((key) => key.publishedAt === null);
  if (!next) throw new TypeError('no key waits to be published');
  const retired = currentKey(ring);
  const keys = ring.keys
    .filter((key) => key.opensUntil === null || now < key.opensUntil)
    .map((key) => {
      if (key === next) return { ...key, publishedAt: now };
      return key === retired ? { ...key, opensUntil: now + LIMITS.retiredKeyMs } : key;
    });
  return { ...ring, keys };
};

/** What the key endpoint answers: the current key alone. */
export const publicKeySet = (ring: KeyRing): KeySet => {
  const { kid, privateJwk } = currentKey(ring);
  const { n, e } = privateJwk;
  return { keys: [{ kty: 'RSA', use: 'enc', alg: 'RSA-OAEP-256', kid, n, e }] };
};

/** Imports every key of the ring that opens at `now`; the keys cannot be exported again. */
export const importOpeningKeys = (ring: KeyRing, now: number): Promise<OpeningKey[]> =>
  Promise.all(
    ring.keys
      .filter(({ opensUntil }) => opensUntil === null || now < opensUntil)
      .map(async ({ kid, opensUntil, privateJwk }) => {
        const privateKey = await importJWK(privateJwk, 'RSA-OAEP-256', { extractable: false });
        if (privateKey instanceof Uint8Array) throw new TypeError('not an RSA private key');
        return { kid, opensUntil, privateKey };
      }),
  );

const isTimeOrNull = (value: unknown): value is number | null =>
  value === null || Number.isSafeInteger(value);

const readStoredKey = async (value: unknown): Promise<StoredKey> => {
  if (typeof value !== 'object' || value === null) throw new TypeError('not a stored key');
  const { kid, createdAt, publishedAt, opensUntil, privateJwk } = value as Partial<
    Record<keyof StoredKey, unknown>
  >;
  if (!Number.isSafeInteger(createdAt) || !isTimeOrNull(publishedAt) || !isTimeOrNull(opensUntil))
    throw new TypeError('a stored key has a wrong time');
  const jwk = privateJwkOf(privateJwk);
  if (kid !== (await thumbprint(jwk))) throw new TypeError('a stored key has a wrong kid');
  return { kid, createdAt: Number(createdAt), publishedAt, opensUntil, privateJwk: jwk };
};

/**
 * Reads a key file's text.
 *
 * @throws {TypeError | SyntaxError} with one readable line that quotes nothing of the file.
 */
export const parseKeyRing = async (json: string): Promise<KeyRing> => {
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    throw new SyntaxError('the key file is not JSON');
  }
  if (typeof file !== 'object' || file === null || !('v' in file) || file.v !== 1)
    throw new TypeError('the key file is not a key ring of version 1');
  const keys: unknown = 'keys' in file ? file.keys : undefined;
  if (!Array.isArray(keys)) throw new TypeError('the key file has no keys');
  const ring: KeyRing = { v: 1, keys: await Promise.all(keys.map(readStoredKey)) };
  const current = ring.keys.filter((key) => key.publishedAt !== null && key.opensUntil === null);
  if (current.length !== 1) throw new TypeError('the key file has not exactly one current key');
  return ring;
};
