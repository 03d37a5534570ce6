import type { KeyRing } from '../src/open/index.ts';
import { BROKEN_CAPTURES, BROKEN_CBOR } from './hostile-plaintexts.ts';
import { headerText, hostileBlobs } from './hostile-blobs.ts';
import type { VectorKey } from './hostile-blobs.ts';
import { base64url, compact, sealParts } from './deterministic-jwe.ts';
import type { Octets } from './deterministic-jwe.ts';
import { VALID_CAPTURES } from './valid-captures.ts';

/** The committed key pairs that the vectors are sealed for; the other ring's opens none of them. */
export interface VectorKeys {
  note: string;
  ring: KeyRing;
  otherRing: KeyRing;
}

export interface ValidVector {
  name: string;
  sealed: string;
  /** The CBOR text inside, base64url. */
  plaintext: string;
  /** The capture; byte strings as `{"base64url": …}`. */
  capture: unknown;
}

export interface HostileVector {
  name: string;
  /** The layer that refuses it. */
  layer: 'form, key or authentication' | 'cbor' | 'capture';
  sealed: string;
}

export type VectorFile = {
  description: string;
  cases: (ValidVector | HostileVector)[];
};

const keyOf = ({ keys: [stored] }: KeyRing): VectorKey => {
  if (!stored) throw new TypeError('the vectors need a key');
  return { kid: stored.kid, n: stored.privateJwk.n, e: stored.privateJwk.e };
};

const asJson = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { base64url: base64url(value) } : value;

const validVectors = (key: VectorKey): Promise<ValidVector[]> =>
  Promise.all(
    VALID_CAPTURES.map(async ({ name, capture, plaintext, header = headerText }) => ({
      name,
      sealed: compact(await sealParts(header(key.kid), plaintext, key, name)),
      plaintext: base64url(plaintext),
      capture: JSON.parse(JSON.stringify(capture, asJson)) as unknown,
    })),
  );

const sealedVectors = (
  layer: HostileVector['layer'],
  plaintexts: Record<string, Octets>,
  key: VectorKey,
): Promise<HostileVector[]> =>
  Promise.all(
    Object.entries(plaintexts).map(async ([name, plaintext]) => ({
      name,
      layer,
      sealed: compact(await sealParts(headerText(key.kid), plaintext, key, name)),
    })),
  );

const hostileVectors = async (key: VectorKey, other: VectorKey): Promise<HostileVector[]> => {
  const minimal = VALID_CAPTURES[0]?.plaintext;
  if (!minimal) throw new TypeError('the vectors need a valid capture');
  const blobs = await hostileBlobs(minimal, key, other);
  return [
    ...Object.entries(blobs).map(([name, sealed]) => ({
      name,
      layer: 'form, key or authentication' as const,
      sealed,
    })),
    ...(await sealedVectors('cbor', BROKEN_CBOR, key)),
    ...(await sealedVectors('capture', BROKEN_CAPTURES, key)),
  ];
};

/** The vector files by name. */
export const makeVectors = async ({
  ring,
  otherRing,
}: VectorKeys): Promise<Record<string, VectorFile>> => {
  const key = keyOf(ring);
  return {
    'valid-captures.json': {
      description: 'Sealed captures that open with the key in test-only-keys.json.',
      cases: await validVectors(key),
    },
    'hostile-captures.json': {
      description:
        'Texts that must not open with that key, and must all be answered in the same way.',
      cases: await hostileVectors(key, keyOf(otherRing)),
    },
  };
};
