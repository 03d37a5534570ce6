import type { ServerResponse } from 'node:http';
import {
  createRefid,
  errorBody,
  PROBLEM_MEDIA_TYPE,
  problemBody,
  SERVER_ERRORS,
  wantsProblem,
  type RefidAction,
  type ServerErrorCase,
} from '@iws/protocol';

export interface ErrorAnswer {
  readonly error: ServerErrorCase;
  readonly action: RefidAction;
  /** Instead of the table's, where HTTP has a more precise status for the same error. */
  readonly status?: 404 | 405 | 408 | 429;
  /** Instead of the table's; never a detail of the inside. */
  readonly description?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with a row of the error table, as the IWS itself would, as a problem detail to those who ask. Returns the refid, for the log. */
export function sendError(response: ServerResponse, answer: ErrorAnswer): string {
  const refid = createRefid(answer.action);
  const { error, description, status = SERVER_ERRORS[error].httpStatus } = answer;
  const asProblem = wantsProblem(response.req.headers.accept);
  const body = JSON.stringify(
    asProblem
      ? problemBody(error, refid, status, description)
      : errorBody(error, refid, description),
  );
  response.writeHead(status, {
    ...answer.headers,
    'content-type': asProblem ? PROBLEM_MEDIA_TYPE : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': refid,
  });
  response.end(body);
  return refid;
}
