import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler, Response } from 'express';
import type { Admission } from '../http/admission.ts';
import type { Metrics } from '../http/metrics.ts';
import { ServerRefusal } from '../http/server-refusal.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { WorkerPool } from '../pool/worker-pool.ts';
import { admit, type Phase } from '../stages/admit.ts';
import { answer } from '../stages/answer.ts';
import { examine } from '../stages/examine.ts';
import { open } from '../stages/open.ts';
import { requiredLevel, type PadFloor } from '../stages/pad-policy.ts';
import { readForm } from '../stages/read-form.ts';
import { refuseReplays, type ReplayRules } from '../stages/refuse-replays.ts';
import { report, type Report } from '../stages/report.ts';

export interface ProcessDeps {
  readonly admission: Admission;
  readonly phase: () => Phase;
  /** Present from the phase `ready` on. */
  readonly pool: () => WorkerPool;
  readonly keys: ServerKeys;
  readonly replays: ReplayRules;
  readonly padFloor: PadFloor;
  readonly metrics: Metrics;
}

/**
 * `POST /api/v1/process`: examines one sealed capture and gives its templates. docs/lifecycle.md shows
 * which error leaves at which stage.
 */
export const processCapture =
  ({ admission, phase, pool, keys, replays, padFloor, metrics }: ProcessDeps): RequestHandler =>
  async (req, res) => {
    const { transaction, requestOrigin } = res.locals;
    const record: Report = { transaction, times: {} };
    try {
      const leave = admit(res, admission, phase());
      try {
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
        record.answer = await use.once(async () => {
          const examined = await examine(capture, level, pool());
          record.findings = examined.findings;
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
      } finally {
        leave();
      }
      res.status(record.answer.status).json(record.answer.body);
    } catch (thrown) {
      record.thrown = thrown;
      throw thrown;
    } finally {
      report(record, metrics);
    }
  };

/** Nobody waits any more: the work that has not begun is not done. */
function stopIfGone(res: Response): void {
  if (res.destroyed) throw new ServerRefusal('ERROR_INVALID_JSON', 'the caller has gone');
}
