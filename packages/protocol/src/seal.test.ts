import { describe, expect, it } from 'vitest';
import { fromBase64url } from '../test/deterministic-jwe.ts';
import { recipient } from '../test/test-keys.ts';
import { FULL, MINIMAL, PRIMARY } from '../test/valid-captures.ts';
import type { Capture } from './capture.ts';
import { CborError } from './cbor-decode.ts';
import { ShapeError } from './read-map.ts';
import { sealCapture } from './seal.ts';

describe('sealCapture', () => {
  it('gives a compact JWE under exactly the header of the format', async () => {
    const parts = (await sealCapture(FULL, recipient)).split('.');
    expect(parts).toHaveLength(5);
    const header: unknown = JSON.parse(new TextDecoder().decode(fromBase64url(parts[0] ?? '')));
    expect(header).toEqual({
      alg: 'RSA-OAEP-256',
      enc: 'A256CBC-HS512',
      kid: recipient.kid,
      typ: 'iws-capture+jwe',
      cty: 'application/cbor',
    });
  });

  it('gives another text each time', async () => {
    const [one, two] = [
      await sealCapture(MINIMAL, recipient),
      await sealCapture(MINIMAL, recipient),
    ];
    for (const part of [1, 2, 3, 4]) expect(one.split('.')[part]).not.toBe(two.split('.')[part]);
  });

  it.each<[string, Capture, typeof ShapeError | typeof CborError | typeof TypeError]>([
    ['no primary', { ...MINIMAL, samples: [] }, ShapeError],
    ['two primaries', { ...MINIMAL, samples: [PRIMARY, PRIMARY] }, ShapeError],
    ['a short id', { ...MINIMAL, id: new Uint8Array(15) }, ShapeError],
    ['a fraction of a millisecond', { ...MINIMAL, issuedAt: 0.5 }, ShapeError],
    ['a malformed colour', { ...MINIMAL, options: { backgroundColor: 'red' } }, ShapeError],
    ['text over the limit', { ...MINIMAL, challenge: 'a'.repeat(2049) }, CborError],
    ['a signal that is not finite', { ...MINIMAL, signals: { a: NaN } }, TypeError],
    ['a lone surrogate', { ...MINIMAL, origin: '\ud800' }, TypeError],
  ])('refuses what no server would accept: %s', async (_, capture, error) => {
    await expect(sealCapture(capture, recipient)).rejects.toThrow(error);
  });
});
