import { SERVER_ERRORS, type Capture } from '@iws/protocol';
import {
  judgeFreshness,
  replayEntry,
  type ChallengeClaims,
  type ReplayScope,
  type ReplayStore,
} from '@iws/protocol/open';
import { asRefusal, ServerRefusal } from '../http/server-refusal.ts';
import { domainOf } from '../licence/domains.ts';

/** What uses of challenges are judged by. */
export interface ReplayRules {
  readonly store: ReplayStore;
  readonly scope: ReplayScope;
  /** The challenges' secret. */
  readonly secret: Uint8Array;
  /** Names this process in challenges where only this process remembers their use. */
  readonly instance: string | undefined;
}

/** A capture's one use of its challenge. */
export interface ChallengeUse {
  readonly claims: ChallengeClaims;
  /** Does the work; afterwards the challenge is used up, unless the server failed and may be asked again. */
  once<Answer>(work: () => Promise<Answer>): Promise<Answer>;
}

/**
 * Accepts a capture that was packaged just now, for a challenge of ours, on a page of the domain that
 * the request comes from, and that was not used before.
 *
 * @param domain of the request
 * @throws ServerRefusal ERROR_REQUEST_EXPIRED, FEEDBACK_LICENCE_INVALID, ERROR_REQUEST_REPLAYED,
 * ERROR_SERVER_BUSY when it cannot be remembered
 */
export async function refuseReplays(
  capture: Capture,
  { receivedAt, domain, endpoint }: { receivedAt: number; domain: string; endpoint: string },
  { store, scope, secret, instance }: ReplayRules,
): Promise<ChallengeUse> {
  const freshness = await judgeFreshness(capture, {
    secret,
    receivedAt,
    ...(instance === undefined ? {} : { inst: instance }),
  });
  if (!freshness.fresh) throw new ServerRefusal(freshness.error, freshness.reason);
  if (domainOf(capture.origin) !== domain) {
    throw new ServerRefusal('FEEDBACK_LICENCE_INVALID', 'the capture is of another domain');
  }
  const { claims } = freshness;
  const { key, expiresAt } = replayEntry(claims, scope, endpoint);
  const reservation = await store.reserve(key, expiresAt);
  if (reservation === 'replayed') throw new ServerRefusal('ERROR_REQUEST_REPLAYED', 'used before');
  if (reservation === 'expired')
    throw new ServerRefusal('ERROR_REQUEST_EXPIRED', 'the challenge expired in the queue');
  if (reservation === 'busy')
    throw new ServerRefusal('ERROR_SERVER_BUSY', 'the replay store is full or away');
  return {
    claims,
    async once(work) {
      try {
        const answer = await work();
        await store.commit(key);
        return answer;
      } catch (thrown) {
        const { retryable } = SERVER_ERRORS[asRefusal(thrown).errorCase];
        await (retryable ? store.release(key) : store.commit(key));
        throw thrown;
      }
    },
  };
}
