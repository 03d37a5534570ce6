import { encodeKeySet, parseKeySet } from '../src/key-set.ts';
import type { RecipientKey } from '../src/key-set.ts';
import { importOpeningKeys, publicKeySet } from '../src/open/key-ring.ts';
import type { OpeningKey, StoredKey } from '../src/open/key-ring.ts';
import keys from '../vectors/test-only-keys.json' with { type: 'json' };
import { compact, sealParts } from './deterministic-jwe.ts';
import type { Octets } from './deterministic-jwe.ts';
import { headerText } from './hostile-blobs.ts';
import type { VectorKeys } from './vector-files.ts';

export const { ring, otherRing } = keys as VectorKeys;

const first = <T>([item]: readonly T[]): T => {
  if (item === undefined) throw new Error('the test keys are empty');
  return item;
};

export const storedKey: StoredKey = first(ring.keys);
export const openingKeys: OpeningKey[] = await importOpeningKeys(ring, 0);
export const recipient: RecipientKey = first(await parseKeySet(encodeKeySet(publicKeySet(ring))));

/** Seals any plaintext, well-formed or not, under a header that is. */
export const sealOctets = async (plaintext: Octets, seed = 'test'): Promise<string> => {
  const { kid, privateJwk } = storedKey;
  return compact(await sealParts(headerText(kid), plaintext, privateJwk, seed));
};
