import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { stopIfGone } from '../http/request-body.ts';
import { pictureIdAnswer } from '../stages/match-answer.ts';
import { readJson } from '../stages/read-members.ts';
import { visit, type VisitDeps } from '../stages/visit.ts';

/** `POST /api/v1/matchWithPictureId`: compares a selfie and the picture from an identity document. */
export const matchWithPictureId = (deps: VisitDeps): RequestHandler =>
  visit(ENDPOINTS.matchWithPictureId, deps, async (req, res, record) => {
    const members = await readJson(req, res);
    stopIfGone(res);
    const findings = await deps.pool().match({ members, kind: 'document' });
    record.times = findings.times;
    return pictureIdAnswer(findings, res.locals.transaction.refid);
  });
