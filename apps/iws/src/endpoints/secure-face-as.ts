import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { accept, type CaptureDeps } from '../stages/accept.ts';
import { examine } from '../stages/examine.ts';
import { captureLiveness, faceAsAnswer } from '../stages/face-as-answer.ts';
import { alwaysRequiredLevel, requireJudge } from '../stages/pad-policy.ts';
import { readCapture } from '../stages/read-form.ts';
import { visit } from '../stages/visit.ts';

/**
 * `POST /api/v1/secure/face/as`: the liveness of one sealed capture, of a browser or of a native client.
 * Presentation attacks are looked for whatever the capture wishes.
 */
export const secureFaceAs = (deps: CaptureDeps): RequestHandler =>
  visit(ENDPOINTS.secureFaceAs, deps, async (req, res, record) => {
    const { capture, use } = await accept(await readCapture(req, res), res, record, deps);
    const level = alwaysRequiredLevel(capture.options ?? {}, deps.padFloor);
    return use.once(async () => {
      requireJudge(level, deps.judgesLiveness);
      const examined = await examine(capture, level, deps, {
        templates: ['JPEG'],
        aligned: false,
        icao: false,
        background: null,
      });
      record.injection = examined.injection;
      record.times = { ...record.times, ...examined.times };
      const { refid } = res.locals.transaction;
      return faceAsAnswer(captureLiveness(examined.findings, level), refid, use.claims.sid);
    });
  });
