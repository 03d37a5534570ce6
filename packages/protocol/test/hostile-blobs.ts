import {
  base64url,
  compact,
  concat,
  pseudoRandom,
  sealParts,
  tagOf,
  utf8,
  wrapKey,
} from './deterministic-jwe.ts';
import type { Octets, Parts } from './deterministic-jwe.ts';

/** The public members of a key, and its name. */
export interface VectorKey {
  kid: string;
  n: string;
  e: string;
}

export const headerText = (kid: string, changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    alg: 'RSA-OAEP-256',
    enc: 'A256CBC-HS512',
    kid,
    typ: 'iws-capture+jwe',
    cty: 'application/cbor',
    ...changes,
  });

const flip = (octets: Octets, at: number): Octets =>
  octets.map((octet, i) => (i === at ? octet ^ 1 : octet));

/** Sets a bit of the last character that its octets do not use. */
const dirtyEnd = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + (alphabet[alphabet.indexOf(text.slice(-1)) | 1] ?? '');
};

const flattened = (parts: Parts): string =>
  JSON.stringify({
    protected: parts.header,
    encrypted_key: base64url(parts.encryptedKey),
    iv: base64url(parts.iv),
    ciphertext: base64url(parts.ciphertext),
    tag: base64url(parts.tag),
  });

/** A sealed text whose content is genuine but for what its name says. */
export const hostileBlobs = async (
  plaintext: Octets,
  key: VectorKey,
  other: VectorKey,
): Promise<Record<string, string>> => {
  const good = await sealParts(headerText(key.kid), plaintext, key, 'hostile');
  const text = compact(good);
  const parts = text.split('.');
  const withPart = (index: number, change: (part: string) => string): string =>
    parts.map((part, i) => (i === index ? change(part) : part)).join('.');
  const under = async (header: string): Promise<string> =>
    compact(await sealParts(header, plaintext, key, 'hostile'));
  const headed = (changes: Record<string, unknown>): Promise<string> =>
    under(headerText(key.kid, changes));
  const rewrapped = async (contentKey: Octets): Promise<string> =>
    compact({ ...good, encryptedKey: await wrapKey(contentKey, key, 'rewrapped') });
  const retagged = async (ciphertext: Octets): Promise<string> => {
    const tag = await tagOf(good.contentKey, good.header, good.iv, ciphertext);
    return compact({ ...good, ciphertext, tag });
  };
  const aesKey = await crypto.subtle.importKey('raw', good.contentKey.slice(32), 'AES-CBC', false, [
    'encrypt',
  ]);
  // The padding block is encrypted as if it were text, then cut off: none is left.
  const unpadded = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-CBC', iv: good.iv }, aesKey, new Uint8Array(32)),
  ).slice(0, 32);
  return {
    'not a jwe': 'not a sealed capture',
    'json serialization': flattened(good),
    'four parts': parts.slice(0, 4).join('.'),
    'six parts': `${text}.AAAA`,
    jws: parts.slice(0, 3).join('.'),
    'header missing': withPart(0, () => ''),
    'header truncated': withPart(0, (part) => part.slice(0, -4)),
    'encrypted key truncated': compact({ ...good, encryptedKey: good.encryptedKey.slice(0, -1) }),
    'encrypted key missing': withPart(1, () => ''),
    'iv truncated': compact({ ...good, iv: good.iv.slice(0, -1) }),
    'iv missing': withPart(2, () => ''),
    'ciphertext truncated': compact({ ...good, ciphertext: good.ciphertext.slice(0, -1) }),
    'ciphertext shortened by a block': compact({
      ...good,
      ciphertext: good.ciphertext.slice(0, -16),
    }),
    'ciphertext missing': withPart(3, () => ''),
    'tag truncated': compact({ ...good, tag: good.tag.slice(0, -1) }),
    'tag missing': withPart(4, () => ''),
    'header bit flipped': withPart(
      0,
      (part) => part.slice(0, 20) + (part[20] === 'A' ? 'B' : 'A') + part.slice(21),
    ),
    'encrypted key bit flipped': compact({ ...good, encryptedKey: flip(good.encryptedKey, 128) }),
    'iv bit flipped': compact({ ...good, iv: flip(good.iv, 0) }),
    'ciphertext bit flipped': compact({ ...good, ciphertext: flip(good.ciphertext, 40) }),
    'tag bit flipped': compact({ ...good, tag: flip(good.tag, 31) }),
    'padded part': withPart(4, (part) => `${part}=`),
    'white space inside': withPart(3, (part) => `${part.slice(0, 10)}\n${part.slice(10)}`),
    'white space after': `${text}\n`,
    'unused bits set in the encrypted key': withPart(1, dirtyEnd),
    'unused bits set in the tag': withPart(4, dirtyEnd),
    'unused bits set in the iv': withPart(2, dirtyEnd),
    'base64 alphabet': withPart(4, (part) => `+/${part.slice(2)}`),
    'not ascii': withPart(4, (part) => `é${part.slice(1)}`),
    'null byte': withPart(4, (part) => `\0${part.slice(1)}`),
    zip: await headed({ zip: 'DEF' }),
    crit: await headed({ crit: ['exp'], exp: 1 }),
    jku: await headed({ jku: 'https://attacker.example/keys' }),
    jwk: await headed({ jwk: { kty: 'RSA', n: other.n, e: other.e } }),
    'proto member': await under(headerText(key.kid).replace('{', '{"__proto__":{},')),
    'missing typ': await headed({ typ: undefined }),
    'missing kid': await headed({ kid: undefined }),
    'wrong alg': await headed({ alg: 'RSA-OAEP' }),
    'alg rsa1_5': await headed({ alg: 'RSA1_5' }),
    'alg dir': await headed({ alg: 'dir' }),
    'wrong enc': await headed({ enc: 'A256GCM' }),
    'weak enc': await headed({ enc: 'A128CBC-HS256' }),
    'wrong typ': await headed({ typ: 'JWE' }),
    'typ in capitals': await headed({ typ: 'IWS-CAPTURE+JWE' }),
    'wrong cty': await headed({ cty: 'application/json' }),
    'unknown kid': await headed({ kid: other.kid }),
    'kid as number': await headed({ kid: 1 }),
    'kid twice': await under(headerText(key.kid).replace('{', `{"kid":"${other.kid}",`)),
    'kid twice, once escaped': await under(headerText(key.kid).replace('{', '{"\\u006bid":"x",')),
    'header not json': await under(headerText(key.kid).slice(0, -1)),
    'header an array': await under(`[${headerText(key.kid)}]`),
    'header too long': await under(headerText(key.kid) + ' '.repeat(500)),
    'header changed after sealing': compact({
      ...good,
      header: base64url(utf8(`${headerText(key.kid)} `)),
    }),
    'sealed for another key': compact(
      await sealParts(headerText(key.kid), plaintext, other, 'hostile'),
    ),
    'encrypted key random': compact({
      ...good,
      encryptedKey: concat(Uint8Array.of(0), await pseudoRandom('random key', 255)),
    }),
    'encrypted key zero': compact({ ...good, encryptedKey: new Uint8Array(256) }),
    'encrypted key beyond the modulus': compact({
      ...good,
      encryptedKey: new Uint8Array(256).fill(255),
    }),
    'content key short': await rewrapped(good.contentKey.slice(0, 32)),
    'content key empty': await rewrapped(new Uint8Array()),
    'content key long': await rewrapped(concat(good.contentKey, Uint8Array.of(0))),
    'wrapped with sha-1': compact({
      ...good,
      encryptedKey: await wrapKey(good.contentKey, key, 'sha-1', 'SHA-1'),
    }),
    'key halves exchanged': await rewrapped(
      concat(good.contentKey.slice(32), good.contentKey.slice(0, 32)),
    ),
    'tag zero': compact({ ...good, tag: new Uint8Array(32) }),
    'bad padding under a good tag': await retagged(unpadded),
    'blocks exchanged': compact({
      ...good,
      ciphertext: concat(
        good.ciphertext.slice(16, 32),
        good.ciphertext.slice(0, 16),
        good.ciphertext.slice(32),
      ),
    }),
  };
};
