import type { Capture } from '../capture.ts';
import { LIMITS } from '../limits.ts';
import { verifyChallenge } from './challenge.ts';
import type { ChallengeClaims, ChallengeFlaw } from './challenge.ts';

/** Why a capture is not fresh; for the log. */
export type Staleness =
  ChallengeFlaw | 'too-old' | 'from-the-future' | 'before-challenge' | 'origin-differs';

/** What freshness is judged by. */
export interface FreshnessRules {
  /** The challenges' secret. */
  secret: Uint8Array;
  /** Epoch milliseconds UTC at the capture's arrival: waiting in the queue does not age it. */
  receivedAt: number;
  /** The process's id, where replays are remembered by the process alone. */
  inst?: string;
}

export type Freshness =
  | { fresh: true; claims: ChallengeClaims }
  | { fresh: false; error: 'ERROR_REQUEST_EXPIRED'; reason: Staleness };

const stale = (reason: Staleness): Freshness => ({
  fresh: false,
  error: 'ERROR_REQUEST_EXPIRED',
  reason,
});

/** Whether a capture was packaged just now, for a challenge of ours, on the page that asked for it. */
export const judgeFreshness = async (
  { issuedAt, challenge, origin }: Pick<Capture, 'issuedAt' | 'challenge' | 'origin'>,
  { secret, receivedAt, inst }: FreshnessRules,
): Promise<Freshness> => {
  if (receivedAt - issuedAt > LIMITS.captureAgeMs) return stale('too-old');
  if (issuedAt - receivedAt > LIMITS.clockSkewMs) return stale('from-the-future');
  const claims = await verifyChallenge(challenge, secret, receivedAt, inst);
  if (typeof claims === 'string') return stale(claims);
  if (claims.origin !== origin) return stale('origin-differs');
  if (issuedAt < claims.iat * 1000 - LIMITS.clockSkewMs) return stale('before-challenge');
  return { fresh: true, claims };
};
