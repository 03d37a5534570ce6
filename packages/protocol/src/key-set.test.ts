import { describe, expect, it } from 'vitest';
import { otherRing, ring } from '../test/test-keys.ts';
import { encodeKeySet, parseKeySet, thumbprint } from './key-set.ts';
import type { PublicJwk } from './key-set.ts';
import { publicKeySet } from './open/key-ring.ts';
import { WireFormatError } from './wire-format-error.ts';

const set = publicKeySet(ring);
const [key] = set.keys as [PublicJwk];
const [other] = publicKeySet(otherRing).keys as [PublicJwk];
/** 1024 bits. */
const SHORT = key.n.slice(0, 170) + 'A';
const octets = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('thumbprint', () => {
  it('is that of RFC 7638, section 3.1', async () => {
    const n =
      '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw';
    expect(await thumbprint({ n, e: 'AQAB' })).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs');
  });
});

describe('parseKeySet', async () => {
  it('reads what the server publishes', async () => {
    const keys = await parseKeySet(encodeKeySet(set));
    expect(keys.map(({ kid }) => kid)).toEqual([key.kid]);
    expect(keys[0]?.publicKey.algorithm).toMatchObject({
      name: 'RSA-OAEP',
      modulusLength: 2048,
      hash: { name: 'SHA-256' },
    });
  });

  it('publishes no private member', () => {
    expect(Object.keys(key).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  it('passes over keys of other kinds', async () => {
    const elliptic = { kty: 'EC', crv: 'P-256', use: 'enc', kid: 'x', x: 'AA', y: 'AA' };
    const keys = await parseKeySet(octets({ keys: [elliptic, key, null, 7] }));
    expect(keys.map(({ kid }) => kid)).toEqual([key.kid]);
  });

  it('takes only trusted keys where some are named', async () => {
    const both = octets({ keys: [other, key] });
    expect((await parseKeySet(both, [key.kid])).map(({ kid }) => kid)).toEqual([key.kid]);
    await expect(parseKeySet(both, ['somebody'])).rejects.toThrow(/no trusted key/);
    await expect(parseKeySet(both, [])).rejects.toThrow(/no trusted key/);
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['bad UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['null', octets(null)],
    ['a bare key', octets(key)],
    ['no keys', octets({ keys: [] })],
    ['a name that is not the thumbprint', octets({ keys: [{ ...key, kid: other.kid }] })],
    ['another modulus under the name', octets({ keys: [{ ...key, n: other.n }] })],
    ['a modulus with a zero top bit', octets({ keys: [{ ...key, n: `A${key.n.slice(1)}` }] })],
    ['a padded modulus', octets({ keys: [{ ...key, n: `${key.n}==` }] })],
    [
      'an exponent of one under its own name',
      octets({ keys: [{ ...key, e: 'AQ', kid: await thumbprint({ n: key.n, e: 'AQ' }) }] }),
    ],
    [
      'a short modulus under its own name',
      octets({ keys: [{ ...key, n: SHORT, kid: await thumbprint({ n: SHORT, e: 'AQAB' }) }] }),
    ],
    ['a key for signatures', octets({ keys: [{ ...key, use: 'sig' }] })],
    ['another algorithm', octets({ keys: [{ ...key, alg: 'RSA1_5' }] })],
  ])('refuses %s', async (_, answer) => {
    await expect(parseKeySet(answer)).rejects.toThrow(WireFormatError);
  });
});
