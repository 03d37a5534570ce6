import { encodeServerTime } from '@iws/protocol';
import { issueChallenge } from '@iws/protocol/open';
import type { RequestHandler } from 'express';
import { sendOctets } from '../http/octets.ts';
import type { ServerKeys } from '../keys/server-keys.ts';

export interface TimeDeps {
  readonly keys: ServerKeys;
  /** Names this process in challenges where only this process remembers their use. */
  readonly instance: string | undefined;
}

/** `POST /api/v1/time`: the server's clock and a challenge for the next capture of this origin. */
export const time =
  ({ keys, instance }: TimeDeps): RequestHandler =>
  async (req, res) => {
    const { requestOrigin, transaction } = res.locals;
    const now = Date.now();
    const { kid } = keys;
    const { challenge, expiresAt } = await issueChallenge(
      {
        origin: requestOrigin.origin,
        kid,
        ...(instance === undefined ? {} : { inst: instance }),
        ...(transaction.requestId === null ? {} : { sid: transaction.requestId }),
      },
      keys.challengeSecret,
      now,
    );
    sendOctets(req, res, encodeServerTime({ time: now, challenge, expiresAt, kid }));
  };
