import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { stopIfGone } from '../http/request-body.ts';
import { faceAsAnswer } from '../stages/face-as-answer.ts';
import { readMembers } from '../stages/read-members.ts';
import { visit, type VisitDeps } from '../stages/visit.ts';

/**
 * `POST /api/v1/face/as`: the liveness of a picture of any source and size, sent by whoever runs the
 * server's other side: what it asks for is not raised to a floor.
 */
export const faceAs = (deps: VisitDeps): RequestHandler =>
  visit(ENDPOINTS.faceAs, deps, async (req, res, record) => {
    const members = await readMembers(req, res);
    stopIfGone(res);
    const findings = await deps.pool().faceAs({ members });
    record.times = findings.times;
    return faceAsAnswer(findings, res.locals.transaction.refid);
  });
