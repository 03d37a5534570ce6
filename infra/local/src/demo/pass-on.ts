import {
  request as beginRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { createRefid, errorBody, SERVER_ERRORS } from '@iws/protocol';

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

/** Passes a request on to the client-server and its answer back, both as they flow. */
export function passOn(origin: string, incoming: IncomingMessage, response: ServerResponse): void {
  const headers = passed(incoming.headers);
  headers['x-forwarded-for'] = incoming.socket.remoteAddress ?? '';
  if (incoming.headers['transfer-encoding'] !== undefined) {
    delete headers['content-length'];
    headers['transfer-encoding'] = 'chunked';
  }
  const outgoing = beginRequest(new URL(incoming.url ?? '/', origin), {
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
    else answerAway(response);
  });
  response.once('close', () => {
    if (!response.writableFinished) outgoing.destroy();
  });
}

function answerAway(response: ServerResponse): void {
  const error = 'ERROR_SERVER_CONNECTION_FAILURE';
  const refid = createRefid('process');
  response.writeHead(SERVER_ERRORS[error].httpStatus, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': refid,
  });
  response.end(JSON.stringify(errorBody(error, refid)));
}
