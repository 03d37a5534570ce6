import {
  request as beginRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { createRefid, errorBody, SERVER_ERRORS, type ServerErrorCase } from '@iws/protocol';

/** Concern one connection only (RFC 9110, 7.6.1), or are said by this server itself. */
const NOT_PASSED = new Set([
  'connection',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-forwarded-for',
]);

function passed(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !NOT_PASSED.has(name)) kept[name] = value;
  }
  return kept;
}

/**
 * Path and query of a request target in origin form (RFC 9112, 3.2.1), or null: a target in absolute
 * form, or one that begins with `//`, names a host, and nobody but us chooses whom we ask.
 */
function pathAndQuery(target = ''): string | null {
  return /^\/(?!\/)[^#]*/.exec(target)?.[0] ?? null;
}

/**
 * Passes a request on to the client-server at `origin` and its answer back, both as they flow. A
 * target that names a host is answered with 400.
 */
export function passOn(origin: string, incoming: IncomingMessage, response: ServerResponse): void {
  const path = pathAndQuery(incoming.url);
  if (path === null) {
    incoming.resume();
    answerError(response, 'ERROR_INVALID_JSON');
    return;
  }
  const headers = passed(incoming.headers);
  headers['x-forwarded-for'] = incoming.socket.remoteAddress ?? '';
  if (incoming.headers['transfer-encoding'] !== undefined) {
    delete headers['content-length'];
    headers['transfer-encoding'] = 'chunked';
  }
  const outgoing = beginRequest(origin, {
    path,
    method: incoming.method ?? 'GET',
    headers,
  });
  incoming.pipe(outgoing);
  outgoing.once('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, passed(answer.headers));
    pipeline(answer, response, () => {
      if (!incoming.complete) outgoing.destroy();
    });
  });
  outgoing.on('error', () => {
    incoming.unpipe(outgoing);
    incoming.resume();
    if (response.headersSent) response.destroy();
    else answerError(response, 'ERROR_SERVER_CONNECTION_FAILURE');
  });
  response.once('close', () => {
    if (!response.writableFinished) outgoing.destroy();
  });
}

function answerError(response: ServerResponse, error: ServerErrorCase): void {
  const refid = createRefid('process');
  response.writeHead(SERVER_ERRORS[error].httpStatus, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': refid,
  });
  response.end(JSON.stringify(errorBody(error, refid)));
}
