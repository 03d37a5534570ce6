import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { stopIfGone } from '../http/request-body.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import { answer } from '../stages/answer.ts';
import { examine } from '../stages/examine.ts';
import { open } from '../stages/open.ts';
import { requiredLevel, type PadFloor } from '../stages/pad-policy.ts';
import { readForm } from '../stages/read-form.ts';
import { refuseReplays, type ReplayRules } from '../stages/refuse-replays.ts';
import { visit, type VisitDeps } from '../stages/visit.ts';

/** What endpoints need that take sealed captures. */
export interface CaptureDeps extends VisitDeps {
  readonly keys: ServerKeys;
  readonly replays: ReplayRules;
  readonly padFloor: PadFloor;
}

/**
 * `POST /api/v1/process`: examines one sealed capture and gives its templates. docs/lifecycle.md shows
 * which error leaves at which stage.
 */
export const processCapture = (deps: CaptureDeps): RequestHandler =>
  visit(ENDPOINTS.process, deps, async (req, res, record) => {
    const { pool, keys, replays, padFloor } = deps;
    const { transaction, requestOrigin } = res.locals;
    const { blob, enableQuality, arrivedAt } = await readForm(req, res);
    const { capture, times } = await open(blob, arrivedAt, pool(), keys);
    record.captureId = Buffer.from(capture.id).toString('hex');
    record.times = times;
    stopIfGone(res);
    const origin = {
      receivedAt: arrivedAt,
      domain: requestOrigin.domain,
      endpoint: ENDPOINTS.process,
    };
    const use = await refuseReplays(capture, origin, replays);
    const level = requiredLevel(capture.options ?? {}, padFloor);
    return use.once(async () => {
      const examined = await examine(capture, level, pool());
      record.times = { ...times, ...examined.times };
      return answer(examined.findings, {
        refid: transaction.refid,
        capture,
        sid: use.claims.sid,
        arrivedAt,
        level,
        enableQuality,
        times: record.times,
      });
    });
  });
