import type { Capture } from '@iws/protocol';
import type { Response } from 'express';
import { stopIfGone } from '../http/request-body.ts';
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
}

/** A capture that may be worked on, once. */
export interface Accepted {
  readonly capture: Capture;
  readonly use: ChallengeUse;
}

/**
 * Opens a sealed capture and refuses it when it is stale, foreign or used before.
 *
 * @param sealed its octets are transferred; `arrivedAt` in epoch milliseconds UTC
 * @throws ServerRefusal as `open` and `refuseReplays` do
 */
export async function accept(
  { blob, arrivedAt }: { readonly blob: Uint8Array; readonly arrivedAt: number },
  res: Response,
  record: Report,
  { pool, keys, replays }: CaptureDeps,
): Promise<Accepted> {
  const { capture, times } = await open(blob, arrivedAt, pool(), keys);
  record.captureId = Buffer.from(capture.id).toString('hex');
  record.times = times;
  stopIfGone(res);
  const { domain } = res.locals.requestOrigin;
  const { endpoint } = record;
  const use = await refuseReplays(capture, { receivedAt: arrivedAt, domain, endpoint }, replays);
  return { capture, use };
}
