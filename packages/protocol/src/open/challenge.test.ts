import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../test/deterministic-jwe.ts';
import { LIMITS } from '../limits.ts';
import { generateChallengeSecret, issueChallenge, verifyChallenge } from './challenge.ts';

const NOW = 1_767_225_600_500;
const SECOND = 1_767_225_600;
const SUBJECT = { origin: 'https://www.example.com', kid: 'key', sid: 'session-1', inst: 'one' };
const secret = utf8('0123456789abcdef0123456789abcdef');

const forged = (
  claims: Record<string, unknown>,
  header: { alg: string; typ?: string } = { alg: 'HS256', typ: 'iws-challenge+jwt' },
  key = secret,
): Promise<string> =>
  new SignJWT({ jti: 'a', iat: SECOND, exp: SECOND + 300, origin: 'o', kid: 'k', ...claims })
    .setProtectedHeader(header)
    .sign(key);

describe('challenge', () => {
  it('says what it was issued for', async () => {
    const { challenge, expiresAt } = await issueChallenge(SUBJECT, secret, NOW);
    const claims = await verifyChallenge(challenge, secret, NOW, 'one');
    expect(claims).toEqual({
      ...SUBJECT,
      jti: expect.any(String) as string,
      iat: SECOND,
      exp: SECOND + 300,
    });
    expect(expiresAt).toBe((SECOND + 300) * 1000);
    expect(challenge.length).toBeLessThanOrEqual(LIMITS.textBytes);
  });

  it('is another each time', async () => {
    const one = await issueChallenge(SUBJECT, secret, NOW);
    expect((await issueChallenge(SUBJECT, secret, NOW)).challenge).not.toBe(one.challenge);
  });

  it('lives until it expires', async () => {
    const { challenge, expiresAt } = await issueChallenge(SUBJECT, secret, NOW);
    const at = (now: number) => verifyChallenge(challenge, secret, now, 'one');
    expect(await at(expiresAt - 1)).toMatchObject({ kid: 'key' });
    expect(await at(expiresAt)).toBe('challenge-expired');
  });

  it('may come from a clock that is a little ahead', async () => {
    const { challenge } = await issueChallenge(SUBJECT, secret, NOW);
    const at = (now: number) => verifyChallenge(challenge, secret, now, 'one');
    expect(await at(SECOND * 1000 - 30_000)).toMatchObject({ kid: 'key' });
    expect(await at(SECOND * 1000 - 30_001)).toBe('challenge-from-the-future');
  });

  it('of another process is foreign, and so is one with or without a process', async () => {
    const { origin, kid, sid } = SUBJECT;
    const replicas = { origin, kid, sid };
    const bound = (await issueChallenge(SUBJECT, secret, NOW)).challenge;
    const free = (await issueChallenge(replicas, secret, NOW)).challenge;
    expect(await verifyChallenge(bound, secret, NOW, 'two')).toBe('challenge-foreign');
    expect(await verifyChallenge(bound, secret, NOW)).toBe('challenge-foreign');
    expect(await verifyChallenge(free, secret, NOW, 'one')).toBe('challenge-foreign');
    expect(await verifyChallenge(free, secret, NOW)).toMatchObject(replicas);
  });

  it.each<[string, () => string | Promise<string>]>([
    ['nothing', () => ''],
    ['no JWT', () => 'a.b.c'],
    ['another secret', () => forged({}, undefined, generateChallengeSecret())],
    ['no signature', () => new UnsecuredJWT({ jti: 'a', origin: 'o', kid: 'k' }).encode()],
    ['HS512', () => forged({}, { alg: 'HS512', typ: 'iws-challenge+jwt' }, new Uint8Array(64))],
    ['another typ', () => forged({}, { alg: 'HS256', typ: 'JWT' })],
    ['no typ', () => forged({}, { alg: 'HS256' })],
    ['no jti', () => forged({ jti: undefined })],
    ['no origin', () => forged({ origin: undefined })],
    ['no kid', () => forged({ kid: '' })],
    ['no expiry', () => forged({ exp: undefined })],
    ['a fraction of a second', () => forged({ iat: SECOND + 0.5 })],
  ])('is foreign with %s', async (_, make) => {
    expect(await verifyChallenge(await make(), secret, NOW)).toBe('challenge-foreign');
  });

  it('is accepted in the form that the forgeries above differ from', async () => {
    expect(await verifyChallenge(await forged({}), secret, NOW)).toMatchObject({ jti: 'a' });
  });

  it('is foreign with any character changed', async () => {
    const { challenge } = await issueChallenge(SUBJECT, secret, NOW);
    for (let i = 0; i < challenge.length; i += 7) {
      const character = challenge[i] === 'A' ? 'B' : 'A';
      const changed = challenge.slice(0, i) + character + challenge.slice(i + 1);
      expect(await verifyChallenge(changed, secret, NOW, 'one')).toBe('challenge-foreign');
    }
  });

  it('needs a secret of 32 bytes', async () => {
    await expect(issueChallenge(SUBJECT, new Uint8Array(31), NOW)).rejects.toThrow(TypeError);
    await expect(verifyChallenge('a.b.c', new Uint8Array(31), NOW)).rejects.toThrow(TypeError);
  });
});
