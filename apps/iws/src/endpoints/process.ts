import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { accept, type CaptureDeps } from '../stages/accept.ts';
import { answer } from '../stages/answer.ts';
import { examine } from '../stages/examine.ts';
import { requiredLevel, requireJudge } from '../stages/pad-policy.ts';
import { readForm } from '../stages/read-form.ts';
import { visit } from '../stages/visit.ts';

/**
 * `POST /api/v1/process`: examines one sealed capture and gives its templates. docs/lifecycle.md shows
 * which error leaves at which stage.
 */
export const processCapture = (deps: CaptureDeps): RequestHandler =>
  visit(ENDPOINTS.process, deps, async (req, res, record) => {
    const { enableQuality, ...sealed } = await readForm(req, res);
    const { capture, use } = await accept(sealed, res, record, deps);
    const level = requiredLevel(capture.options ?? {}, deps.padFloor);
    return use.once(async () => {
      requireJudge(level, deps.judgesLiveness);
      const examined = await examine(capture, level, deps);
      record.injection = examined.injection;
      record.times = { ...record.times, ...examined.times };
      return answer(examined.findings, {
        refid: res.locals.transaction.refid,
        capture,
        sid: use.claims.sid,
        arrivedAt: sealed.arrivedAt,
        level,
        enableQuality,
        times: record.times,
      });
    });
  });
