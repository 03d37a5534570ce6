import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { stopIfGone } from '../http/request-body.ts';
import { generateAnswer } from '../stages/generate-answer.ts';
import { readJson } from '../stages/read-members.ts';
import { visit, type VisitDeps } from '../stages/visit.ts';

/** `POST /api/v1/face/generateTemplateFromImage`: makes a template of a picture that is good enough. */
export const generateTemplate = (deps: VisitDeps): RequestHandler =>
  visit(ENDPOINTS.generateTemplate, deps, async (req, res, record) => {
    const members = await readJson(req, res);
    stopIfGone(res);
    const findings = await deps.pool().generate({ members });
    record.times = findings.times;
    return generateAnswer(findings, res.locals.transaction.refid);
  });
