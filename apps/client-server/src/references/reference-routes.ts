import { randomBytes } from 'node:crypto';
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { sendError } from '../error-answer.ts';
import { forward, type ForwardDeps } from '../forward.ts';
import { ROUTES } from '../routes.ts';
import type { Delivery } from '../deliver.ts';
import { beginSession, sessionOf, type DemoSession } from './demo-session.ts';
import { enrol } from './enrol.ts';
import { readAnswer, type IwsAnswer } from '../read-answer.ts';
import { sendReferenceAnswer } from './reference-answers.ts';
import { UnreadableReference, type ReferenceStore } from './reference-store.ts';
import { verify } from './verify.ts';

export interface ReferenceDeps extends ForwardDeps {
  readonly store: ReferenceStore;
}

/** One request of a person who has a session. */
export interface ReferenceRequest {
  readonly session: DemoSession;
  readonly request: Request;
  readonly response: Response;
}

/** Goes on after /process has answered. @throws {Error} when the IWS cannot be asked further */
export type AfterProcess = (
  deps: ReferenceDeps,
  of: ReferenceRequest,
  answer: IwsAnswer,
) => Promise<void>;

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

/** Sends the capture to /process first; what follows has its answer. */
function throughProcess(deps: ReferenceDeps, of: ReferenceRequest, then: AfterProcess): void {
  const { request, response } = of;
  const delivery: Delivery = {
    reads: true,
    async deliver(answer) {
      const processed = await readAnswer(answer);
      try {
        await then(deps, of, processed);
      } catch (cause) {
        if (!(cause instanceof UnreadableReference)) throw cause;
        const refid = sendError(response, { error: 'ERROR_SERVER_INTERNAL', action: 'process' });
        deps.log.error({ refid }, 'a reference does not open: another key, or a changed database');
      }
    },
  };
  forward(deps, ROUTES.process, delivery, request, response);
}
