import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { accept, type CaptureDeps } from '../stages/accept.ts';
import { alwaysRequiredLevel, requireJudge } from '../stages/pad-policy.ts';
import { readVerifyForm } from '../stages/read-verify-form.ts';
import { verify } from '../stages/verify.ts';
import { verifyAnswer } from '../stages/verify-answer.ts';
import { visit } from '../stages/visit.ts';

/**
 * `POST /api/v1/verifyWithPictureId`: examines one sealed capture and, when it is live, compares it with
 * the picture of a document. Presentation attacks are looked for whatever the capture wishes.
 */
export const verifyWithPictureId = (deps: CaptureDeps): RequestHandler =>
  visit(ENDPOINTS.verifyWithPictureId, deps, async (req, res, record) => {
    const { blob, arrivedAt, ...picture } = await readVerifyForm(req, res);
    const { capture, use } = await accept({ blob, arrivedAt }, res, record, deps);
    const level = alwaysRequiredLevel(capture.options ?? {}, deps.padFloor);
    return use.once(async () => {
      requireJudge(level, deps.judgesLiveness);
      const verified = await verify(capture, picture, level, deps);
      record.injection = verified.injection;
      record.times = { ...record.times, ...verified.times };
      const { refid } = res.locals.transaction;
      const { sid } = use.claims;
      return verifyAnswer(verified.findings, { refid, sid, level, times: record.times });
    });
  });
