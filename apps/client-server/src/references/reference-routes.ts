import { randomBytes } from 'node:crypto';
import type { ServerErrorCase } from '@iws/protocol';
import { Router, type RequestHandler } from 'express';
import type { Delivery } from '../deliver.ts';
import { sendError } from '../error-answer.ts';
import { forward } from '../forward.ts';
import { readAnswer } from '../read-answer.ts';
import { ROUTES } from '../routes.ts';
import { acceptedPicture } from './accepted-picture.ts';
import type { AfterProcess, ReferenceDeps, ReferenceRequest } from './after-process.ts';
import { isLate } from './ask-iws.ts';
import { beginSession, sessionOf } from './demo-session.ts';
import { enrol } from './enrol.ts';
import { OurFault } from './our-fault.ts';
import { sendReferenceAnswer } from './reference-answers.ts';
import { sendDecision } from './send-decision.ts';
import { verify } from './verify.ts';

/**
 * What a business builds on top: `POST session`, `GET session`, `POST enrol`, `POST verify`, `DELETE enrol/:id`. The bodies of enrol and verify are
 * those of /process, and go there first: nothing is kept and nobody is verified whose capture was not accepted.
 */
export function referenceRoutes(deps: ReferenceDeps): Router {
  // A restart ends all sessions.
  const secret = randomBytes(32);
  const router = Router({ caseSensitive: true, strict: true });
  router.post('/session', (request, response) => {
    const { session, cookie } = beginSession(secret, { secure: request.secure });
    request.resume();
    response
      .status(201)
      .set({ 'set-cookie': cookie, 'cache-control': 'no-store' })
      .json({ expiresAt: new Date(session.expiresAt).toISOString() });
  });
  const withSession =
    (handle: (of: ReferenceRequest) => void): RequestHandler =>
    (request, response) => {
      const session = sessionOf(request, secret);
      if (session) {
        handle({ session, request, response });
        return;
      }
      request.resume();
      sendReferenceAnswer(response, 'ERROR_NO_SESSION');
    };
  router.get(
    '/session',
    withSession(({ session, response }) => {
      const enrolled = deps.store.enrolmentOf(session.subject);
      response
        .set('cache-control', 'no-store')
        .json({ expiresAt: new Date(session.expiresAt).toISOString(), enrolled });
    }),
  );
  router.post(
    '/enrol',
    withSession((of) => throughProcess(deps, of, enrol)),
  );
  router.post(
    '/verify',
    withSession((of) => throughProcess(deps, of, verify)),
  );
  router.delete(
    '/enrol/:id',
    withSession(({ session, request, response }) => {
      const { id } = request.params;
      if (typeof id === 'string' && deps.store.remove(session.subject, id)) {
        response.status(204).end();
      } else sendReferenceAnswer(response, 'FEEDBACK_NOT_ENROLLED');
    }),
  );
  return router;
}

/** Sends the capture to /process first; what follows has what it accepted. */
function throughProcess(deps: ReferenceDeps, of: ReferenceRequest, then: AfterProcess): void {
  const { request, response } = of;
  const failed = (error: ServerErrorCase, cause: Error) => {
    const refid = sendError(response, { error, action: 'process' });
    deps.log.error({ refid, reason: cause.message }, 'what follows /process failed');
  };
  const delivery: Delivery = {
    reads: true,
    async deliver(answer) {
      const processed = await readAnswer(answer);
      try {
        const accepted = await acceptedPicture(processed, deps.templateKey);
        if (accepted === 'refused') sendDecision(response, processed);
        else if (accepted === 'no picture') {
          sendError(response, { error: 'NO_TEMPLATES_SPECIFIED', action: 'process' });
        } else await then(deps, of, accepted);
      } catch (cause) {
        if (cause instanceof OurFault) failed('ERROR_SERVER_INTERNAL', cause);
        else if (isLate(cause)) failed('ERROR_SERVER_CONNECTION_TIMEOUT', cause);
        else throw cause;
      }
    },
  };
  forward(deps, ROUTES.process, delivery, request, response);
}
