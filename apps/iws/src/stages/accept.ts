import type { Capture } from '@iws/protocol';
import type { Response } from 'express';
import { stopIfGone } from '../http/request-body.ts';
import { ServerRefusal } from '../http/server-refusal.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { InjectionPolicy } from './detect-injection.ts';
import { open } from './open.ts';
import type { PadFloor } from './pad-policy.ts';
import { refuseReplays, type ChallengeUse, type ReplayRules } from './refuse-replays.ts';
import type { Report } from './report.ts';
import type { VisitDeps } from './visit.ts';

/** What endpoints need that take sealed captures. */
export interface CaptureDeps extends VisitDeps {
  readonly keys: ServerKeys;
  readonly replays: ReplayRules;
  readonly padFloor: PadFloor;
  readonly injectionPolicy: InjectionPolicy;
  /** Whether a capture has to show the surroundings of the face, too. */
  readonly requireContext: boolean;
}

/** A capture that may be worked on, once. */
export interface Accepted {
  readonly capture: Capture;
  readonly use: ChallengeUse;
}

/**
 * Opens a sealed capture and refuses it when it is stale, foreign, used before, or lacks what this server asks for.
 *
 * @param sealed its octets are transferred; `arrivedAt` in epoch milliseconds UTC
 * @throws ServerRefusal as `open` and `refuseReplays` do; INVALID_IMAGE without a context where one is required
 */
export async function accept(
  { blob, arrivedAt }: { readonly blob: Uint8Array; readonly arrivedAt: number },
  res: Response,
  record: Report,
  { pool, keys, replays, requireContext }: CaptureDeps,
): Promise<Accepted> {
  const { capture, times } = await open(blob, arrivedAt, pool(), keys);
  record.captureId = Buffer.from(capture.id).toString('hex');
  record.times = times;
  stopIfGone(res);
  const { domain } = res.locals.requestOrigin;
  const { endpoint } = record;
  const use = await refuseReplays(capture, { receivedAt: arrivedAt, domain, endpoint }, replays);
  if (requireContext && !capture.samples.some(({ role }) => role === 'context')) {
    // As any refusal that is not the server's failure, it uses the challenge up.
    return use.once(() => {
      throw new ServerRefusal('INVALID_IMAGE', 'there is no context sample');
    });
  }
  return { capture, use };
}
