import {
  errorBody,
  PROBLEM_MEDIA_TYPE,
  problemBody,
  SERVER_ERRORS,
  wantsProblem,
} from '@iws/protocol';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { announcesBody, endLingering } from './request-body.ts';
import { asRefusal } from './server-refusal.ts';

/** Seconds after which a caller that was sent away may come again. */
const RETRY_AFTER = 1;

/**
 * Answers with a row of the error table. The caller reads a generic text and the refid; what happened
 * is in the log under that refid. An answer that leaves before the request's body has arrived closes
 * the connection.
 */
export function refuse(req: Request, res: Response, thrown: unknown): void {
  const refusal = asRefusal(thrown);
  const { refid, log } = res.locals.transaction;
  const { httpStatus, name, code } = SERVER_ERRORS[refusal.errorCase];
  const line = { error: name, code, detail: refusal.message };
  if (httpStatus >= 500 && httpStatus !== 503)
    log.error({ ...line, err: refusal.cause }, 'refused');
  else log.info(line, 'refused');
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  const { errorCase, description } = refusal;
  const asProblem = wantsProblem(req.headers.accept);
  const content = asProblem
    ? problemBody(errorCase, refid, httpStatus, description)
    : errorBody(errorCase, refid, description);
  const body = Buffer.from(JSON.stringify(content));
  if (httpStatus === 503) res.set('Retry-After', String(RETRY_AFTER));
  if (httpStatus === 401) res.set('WWW-Authenticate', challengeOf(req));
  res
    .status(httpStatus)
    .type(asProblem ? PROBLEM_MEDIA_TYPE : 'json')
    .set('Content-Length', String(body.length));
  if (req.complete || !announcesBody(req)) {
    res.end(body);
    return;
  }
  res.set('Connection', 'close').write(body);
  endLingering(req, res);
}

/** RFC 6750, section 3: a request that brought no token is told no error. */
const challengeOf = (req: Request): string =>
  `Bearer realm="iws"${req.headers.authorization === undefined ? '' : ', error="invalid_token"'}`;

/** Express's last resort. Four parameters are how it tells an error handler. */
export const refuseThrown: ErrorRequestHandler = (thrown: unknown, req, res, _next) => {
  refuse(req, res, thrown);
};
