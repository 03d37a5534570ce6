import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { stopIfGone } from '../http/request-body.ts';
import { selfieAnswer } from '../stages/match-answer.ts';
import { readJson } from '../stages/read-members.ts';
import { visit, type VisitDeps } from '../stages/visit.ts';

/** `POST /api/v1/matchWithSelfie`: compares two selfies. */
export const matchWithSelfie = (deps: VisitDeps): RequestHandler =>
  visit(ENDPOINTS.matchWithSelfie, deps, async (req, res, record) => {
    const members = await readJson(req, res);
    stopIfGone(res);
    const findings = await deps.pool().match({ members, kind: 'selfie' });
    record.times = findings.times;
    return selfieAnswer(findings, res.locals.transaction.refid);
  });
