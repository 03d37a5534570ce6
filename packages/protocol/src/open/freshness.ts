import type { Capture, Sample } from '../capture.ts';
import { LIMITS } from '../limits.ts';
import { verifyChallenge } from './challenge.ts';
import type { ChallengeClaims, ChallengeFlaw } from './challenge.ts';

/** Why a capture is not fresh; for the log. */
export type Staleness =
  | ChallengeFlaw
  | 'too-old'
  | 'from-the-future'
  | 'before-challenge'
  | 'origin-differs'
  | 'sample-of-another-time';

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
  {
    issuedAt,
    challenge,
    origin,
    samples,
  }: Pick<Capture, 'issuedAt' | 'challenge' | 'origin'> & {
    readonly samples: readonly Pick<Sample, 'capturedAt'>[];
  },
  { secret, receivedAt, inst }: FreshnessRules,
): Promise<Freshness> => {
  if (receivedAt - issuedAt > LIMITS.captureAgeMs) return stale('too-old');
  if (issuedAt - receivedAt > LIMITS.clockSkewMs) return stale('from-the-future');
  const claims = await verifyChallenge(challenge, secret, receivedAt, inst);
  if (typeof claims === 'string') return stale(claims);
  if (claims.origin !== origin) return stale('origin-differs');
  // The time of a picture is stored and archived: the caller does not choose it freely.
  const takenThen = ({ capturedAt }: Pick<Sample, 'capturedAt'>) =>
    capturedAt >= issuedAt - LIMITS.captureAgeMs && capturedAt <= issuedAt + LIMITS.clockSkewMs;
  if (!samples.every(takenThen)) return stale('sample-of-another-time');
  if (issuedAt < claims.iat * 1000 - LIMITS.clockSkewMs) return stale('before-challenge');
  return { fresh: true, claims };
};
