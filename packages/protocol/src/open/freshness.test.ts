import { describe, expect, it } from 'vitest';
import { generateChallengeSecret, issueChallenge } from './challenge.ts';
import { judgeFreshness } from './freshness.ts';
import type { Staleness } from './freshness.ts';

const NOW = 1_767_225_600_000;
const ORIGIN = 'https://www.example.com';
const secret = generateChallengeSecret();
const { challenge, expiresAt } = await issueChallenge({ origin: ORIGIN, kid: 'k' }, secret, NOW);

const judge = (
  issuedAt: number,
  receivedAt: number,
  origin = ORIGIN,
  inst?: string,
  capturedAt = issuedAt,
) =>
  judgeFreshness(
    { issuedAt, challenge, origin, samples: [{ capturedAt: issuedAt }, { capturedAt }] },
    { secret, receivedAt, ...(inst === undefined ? {} : { inst }) },
  );

describe('judgeFreshness', () => {
  it.each([
    ['packaged just now', NOW, NOW],
    ['two minutes old', NOW, NOW + 120_000],
    ['ahead by half a minute', NOW + 30_000, NOW],
    ['packaged half a minute before the challenge', NOW - 30_000, NOW],
    ['as late as the challenge allows', expiresAt - 1000, expiresAt - 1],
  ])('accepts a capture %s', async (_, issuedAt, receivedAt) => {
    expect(await judge(issuedAt, receivedAt)).toMatchObject({ fresh: true, claims: { kid: 'k' } });
  });

  it('accepts pictures of the time in which a capture may be made, and no others', async () => {
    const taken = (capturedAt: number) => judge(NOW, NOW, ORIGIN, undefined, capturedAt);
    for (const time of [NOW - 120_000, NOW + 30_000])
      expect(await taken(time)).toMatchObject({ fresh: true });
    for (const time of [0, NOW - 120_001, NOW + 30_001, 8e15])
      expect(await taken(time)).toMatchObject({ fresh: false, reason: 'sample-of-another-time' });
  });

  it.each<[Staleness, number, number, string, string | undefined]>([
    ['too-old', NOW, NOW + 120_001, ORIGIN, undefined],
    ['from-the-future', NOW + 30_001, NOW, ORIGIN, undefined],
    ['before-challenge', NOW - 30_001, NOW, ORIGIN, undefined],
    ['origin-differs', NOW, NOW, 'https://www.example.org', undefined],
    ['challenge-expired', expiresAt, expiresAt, ORIGIN, undefined],
    ['challenge-from-the-future', NOW - 30_001, NOW - 30_001, ORIGIN, undefined],
    ['challenge-foreign', NOW, NOW, ORIGIN, 'another process'],
  ])('refuses: %s', async (reason, issuedAt, receivedAt, origin, inst) => {
    expect(await judge(issuedAt, receivedAt, origin, inst)).toEqual({
      fresh: false,
      error: 'ERROR_REQUEST_EXPIRED',
      reason,
    });
  });
});
