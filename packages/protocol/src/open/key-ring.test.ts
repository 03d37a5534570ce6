import { describe, expect, it } from 'vitest';
import { MINIMAL } from '../../test/valid-captures.ts';
import { encodeKeySet, parseKeySet } from '../key-set.ts';
import { LIMITS } from '../limits.ts';
import { sealCapture } from '../seal.ts';
import {
  addNextKey,
  createKeyRing,
  currentKey,
  importOpeningKeys,
  parseKeyRing,
  publicKeySet,
  publishNextKey,
} from './key-ring.ts';
import type { KeyRing } from './key-ring.ts';
import { openCapture } from './open-capture.ts';

const sealFor = async (ring: KeyRing): Promise<string> => {
  const [recipient] = await parseKeySet(encodeKeySet(publicKeySet(ring)));
  if (!recipient) throw new Error('no key is published');
  return sealCapture(MINIMAL, recipient);
};

const opens = async (ring: KeyRing, blob: string, now: number): Promise<boolean> =>
  (await openCapture(blob, await importOpeningKeys(ring, now), now)).ok;

describe('key rotation', async () => {
  const first = await createKeyRing(1000);
  const waiting = await addNextKey(first, 2000);
  const rotated = publishNextKey(waiting, 3000);
  const retiredAt = 3000 + LIMITS.retiredKeyMs;

  it('publishes a key only when told to', () => {
    expect(publicKeySet(waiting)).toEqual(publicKeySet(first));
    expect(publicKeySet(rotated)).not.toEqual(publicKeySet(first));
    expect(publicKeySet(rotated).keys).toHaveLength(1);
  });

  it('opens with the next key before it is published here', async () => {
    expect(await opens(waiting, await sealFor(rotated), 2500)).toBe(true);
  });

  it('opens with the old key for the overlap and no longer', async () => {
    const blob = await sealFor(first);
    expect(await opens(rotated, blob, retiredAt - 1)).toBe(true);
    expect(await opens(rotated, blob, retiredAt)).toBe(false);
    expect(await importOpeningKeys(rotated, retiredAt)).toHaveLength(1);
  });

  it('drops keys whose overlap is over at the next rotation', async () => {
    const third = publishNextKey(await addNextKey(rotated, retiredAt), retiredAt);
    expect(third.keys.map(({ kid }) => kid)).toEqual([
      currentKey(rotated).kid,
      currentKey(third).kid,
    ]);
  });

  it('has nothing to publish without a next key', () => {
    expect(() => publishNextKey(first, 3000)).toThrow(TypeError);
  });

  it('imports keys that cannot be exported', async () => {
    for (const { privateKey } of await importOpeningKeys(rotated, 3000))
      expect(privateKey).toMatchObject({ extractable: false, type: 'private' });
  });

  it('is read from its file as it was written', async () => {
    expect(await parseKeyRing(JSON.stringify(rotated))).toEqual(rotated);
  });

  const [key] = first.keys;
  const file = (changes: object) => JSON.stringify({ ...first, ...changes });
  it.each([
    ['no JSON', '{'],
    ['null', 'null'],
    ['another version', file({ v: 2 })],
    ['no keys', file({ keys: undefined })],
    ['an empty ring', file({ keys: [] })],
    ['two current keys', file({ keys: [key, key] })],
    ['a current key that is retired', file({ keys: [{ ...key, opensUntil: 5000 }] })],
    ['a wrong name', file({ keys: [{ ...key, kid: 'x' }] })],
    ['a time as text', file({ keys: [{ ...key, createdAt: '1' }] })],
    ['no private key', file({ keys: [{ ...key, privateJwk: { kty: 'RSA', e: 'AQAB' } }] })],
    ['a public key', file({ keys: [{ ...key, privateJwk: { ...key?.privateJwk, d: '' } }] })],
  ])('is not %s', async (_, text) => {
    const failure = await parseKeyRing(text).then(
      () => 'no failure',
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toContain(key?.privateJwk.d.slice(0, 20));
    expect(String(failure)).not.toContain('\n');
  });
});
