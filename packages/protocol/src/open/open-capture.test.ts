import { decode } from 'cborg';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { arbitraryCapture, arbitraryMutation } from '../../test/arbitrary-captures.ts';
import { compact, pseudoRandom, sealParts, utf8, wrapKey } from '../../test/deterministic-jwe.ts';
import { headerText } from '../../test/hostile-blobs.ts';
import { openingKeys, recipient, sealOctets, storedKey } from '../../test/test-keys.ts';
import { MINIMAL } from '../../test/valid-captures.ts';
import type { Capture } from '../capture.ts';
import type { CborValue } from '../cbor-decode.ts';
import { encodeCbor } from '../cbor-encode.ts';
import { LIMITS } from '../limits.ts';
import { sealCapture } from '../seal.ts';
import { validateCapture } from '../validate-capture.ts';
import { openCapture } from './open-capture.ts';

const sealed = await sealCapture(MINIMAL, recipient);

describe('openCapture', () => {
  it('opens every capture that can be sealed', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCapture, async (capture) => {
        const opened = await openCapture(await sealCapture(capture, recipient), openingKeys);
        expect(opened).toStrictEqual({ ok: true, capture, kid: recipient.kid });
      }),
      { numRuns: 150 },
    );
  });

  it('opens no text but the one that was sealed', async () => {
    const changes = fc.array(arbitraryMutation, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(changes, async (mutations) => {
        const original = utf8(sealed);
        const blob = mutations.reduce((octets, mutate) => mutate(octets), original);
        const opened = await openCapture(blob, openingKeys);
        const same = blob.length === original.length && blob.every((b, i) => b === original[i]);
        expect(opened).toMatchObject(
          same ? { ok: true } : { ok: false, error: 'ERROR_DECRYPTION_FAILED' },
        );
      }),
      { numRuns: 500 },
    );
  });

  it('reads a changed plaintext as another implementation does, or not at all', async () => {
    const changes = fc.array(arbitraryMutation, { minLength: 1, maxLength: 2 });
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCapture, changes, async (capture, mutations) => {
        const plaintext = mutations.reduce(
          (octets, mutate) => mutate(octets),
          encodeCbor({ ...capture }),
        );
        const opened = await openCapture(await sealOctets(plaintext), openingKeys);
        if (!opened.ok) {
          expect(opened.error).toBe('ERROR_DECRYPTION_FAILED');
          expect(['not-cbor', 'not-a-capture']).toContain(opened.reason);
          return;
        }
        accepted++;
        const other: unknown = decode(plaintext, { useMaps: true, rejectDuplicateMapKeys: true });
        expect(opened.capture).toStrictEqual(validateCapture(other as CborValue));
      }),
      { numRuns: 300 },
    );
    // Changes inside a picture's octets leave a capture: the property above was not idle.
    expect(accepted).toBeGreaterThan(0);
  });

  it('refuses a blob over the limit and opens one below it', async () => {
    const withData = (length: number): Capture => ({
      ...MINIMAL,
      samples: MINIMAL.samples.map((sample) => ({ ...sample, data: new Uint8Array(length) })),
    });
    const fits = await sealCapture(withData(LIMITS.blobBytes * 0.74), recipient);
    expect(await openCapture(fits, openingKeys)).toMatchObject({ ok: true });
    await expect(sealCapture(withData(LIMITS.blobBytes * 0.76), recipient)).rejects.toThrow(
      RangeError,
    );
    const [header, key, iv, , tag] = fits.split('.');
    const large = [header, key, iv, 'A'.repeat(LIMITS.blobBytes), tag].join('.');
    expect(await openCapture(large, openingKeys)).toMatchObject({ reason: 'too-large' });
  });

  it('refuses nothing at all', async () => {
    expect(await openCapture('', openingKeys)).toMatchObject({ reason: 'empty' });
    expect(await openCapture(new Uint8Array(), openingKeys)).toMatchObject({ reason: 'empty' });
  });

  it('opens with a retired key until its time is over', async () => {
    const retired = openingKeys.map((key) => ({ ...key, opensUntil: 1000 }));
    expect(await openCapture(sealed, retired, 999)).toMatchObject({ ok: true });
    expect(await openCapture(sealed, retired, 1000)).toMatchObject({ reason: 'unknown-kid' });
  });

  it('gives a result that survives structured clone', async () => {
    const opened = await openCapture(sealed, openingKeys);
    expect(structuredClone(opened)).toStrictEqual(opened);
  });
});

/** The operations on keys, in their order, with the number of octets that each works on. */
const operationsOf = async (blob: string): Promise<{ operations: string[]; opened: unknown }> => {
  const operations: string[] = [];
  const { subtle } = crypto;
  const record = (name: 'decrypt' | 'sign' | 'verify' | 'importKey' | 'generateKey') => {
    const real = subtle[name].bind(subtle) as (...inputs: unknown[]) => Promise<unknown>;
    return vi.spyOn(subtle, name).mockImplementation((...inputs: unknown[]) => {
      const sizes = inputs.map((input) => (input instanceof Uint8Array ? input.length : '-'));
      operations.push([name, ...sizes].join(' '));
      return real(...inputs) as never;
    });
  };
  const spies = [
    record('decrypt'),
    record('sign'),
    record('verify'),
    record('importKey'),
    record('generateKey'),
  ];
  try {
    return { opened: await openCapture(blob, openingKeys), operations };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
};

describe('what an attacker can learn from a failure', async () => {
  const { kid, privateJwk } = storedKey;
  const good = await sealParts(headerText(kid), encodeCbor({ ...MINIMAL }), privateJwk, 'oracle');
  const wrap = (contentKey: typeof good.contentKey) => wrapKey(contentKey, privateJwk, 'oracle 2');
  const garbage = await pseudoRandom('garbage', 256);
  garbage[0] = 0;

  const wrongTag = await operationsOf(compact({ ...good, tag: new Uint8Array(32) }));

  it('works on keys at all', () => {
    expect(wrongTag.operations).toContain('decrypt - - 256');
    expect(wrongTag.operations.length).toBeGreaterThan(4);
  });

  it.each([
    ['an encrypted key that is garbage', compact({ ...good, encryptedKey: garbage })],
    ['an encrypted key beyond the modulus', compact({ ...good, encryptedKey: garbage.fill(255) })],
    [
      'a content key of a wrong length',
      compact({ ...good, encryptedKey: await wrap(good.contentKey.slice(0, 32)) }),
    ],
    [
      'a content key that is another',
      compact({ ...good, encryptedKey: await wrap(await pseudoRandom('other', 64)) }),
    ],
  ])('%s ends like a wrong tag, after the same work', async (_, blob) => {
    expect(await operationsOf(blob)).toEqual(wrongTag);
  });
});
