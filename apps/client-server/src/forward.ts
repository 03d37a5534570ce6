import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import type { Configuration } from './configuration.ts';
import type { Delivery } from './deliver.ts';
import { sendError, type ErrorAnswer } from './error-answer.ts';
import { requestHeaders, sessionFacts } from './headers.ts';
import type { Route } from './routes.ts';
import { watchPace } from './upload-pace.ts';
import { passOnBody } from './upload.ts';
import type { Upstream } from './upstream.ts';

export interface ForwardDeps {
  readonly configuration: Configuration;
  readonly upstream: Upstream;
  readonly log: Logger;
}

/**
 * Passes one request on and its answer back, both as they flow. Settles in exactly one way: the
 * answer of the IWS, an error of the table, or a cut connection where an answer had begun or the
 * caller has left; the other side is cut then too.
 */
export function forward(
  { configuration, upstream, log }: ForwardDeps,
  route: Route,
  delivery: Delivery,
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  const began = performance.now();
  const query = /\?.*$/.exec(incoming.url ?? '')?.[0] ?? '';
  const timers = new Set<NodeJS.Timeout>();
  let settled = false;

  const session = sessionFacts(incoming.headers);
  const settle = (outcome: string, details: object = {}) => {
    settled = true;
    for (const timer of timers) clearTimeout(timer);
    endPaceWatch();
    const milliseconds = Math.round(performance.now() - began);
    const { path } = route;
    const facts = { path, status: response.statusCode, milliseconds, bytes: upload.received() };
    log.info({ outcome, ...facts, ...session, ...details }, 'exchange');
  };
  const fail = (answer: Omit<ErrorAnswer, 'action'>, cause?: unknown) => {
    if (settled) return;
    upload.stop();
    outgoing.destroy();
    const reason = cause instanceof Error ? cause.message : undefined;
    if (response.headersSent) {
      response.destroy();
      settle('cut', { reason });
    } else {
      const refid = sendError(response, { ...answer, action: route.action });
      settle(answer.error, { refid, reason });
    }
  };
  const after = (milliseconds: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, milliseconds);
    timers.add(timer);
    return () => {
      clearTimeout(timer);
      timers.delete(timer);
    };
  };
  const timedOut = () => fail({ error: 'ERROR_SERVER_CONNECTION_TIMEOUT' });

  const headers = requestHeaders(incoming.headers, configuration.accessToken);
  if (delivery.reads) {
    headers['accept-encoding'] = 'identity';
    headers.accept = 'application/json';
  }
  const outgoing = upstream.request({
    method: incoming.method ?? 'GET',
    path: `/api/v1/${route.path}${query}`,
    headers,
  });

  const tooSlow = () =>
    fail({ error: 'ERROR_INVALID_JSON', status: 408, headers: { connection: 'close' } });
  const bodyArrived = after(configuration.bodyTimeout, () => {
    // Who is slow? If the IWS does not take what is here, it is not the caller.
    if (outgoing.writableNeedDrain) timedOut();
    else tooSlow();
  });
  const upload = passOnBody(incoming, outgoing, route.bodyBytes, ({ outcome }) => {
    bodyArrived();
    endPaceWatch();
    if (outcome === 'too-large') fail({ error: 'ERROR_PAYLOAD_TOO_LARGE' });
    else if (!settled) after(configuration.answerTimeout, timedOut);
  });

  const endPaceWatch = watchPace(
    { received: () => upload.received(), isHeldUp: () => outgoing.writableNeedDrain },
    configuration.uploadPace,
    tooSlow,
  );

  outgoing.once('socket', (socket: Socket) => {
    if (!socket.connecting) return;
    // Over TLS a connection is one only after the handshake.
    const made = 'encrypted' in socket ? 'secureConnect' : 'connect';
    socket.once(made, after(configuration.connectTimeout, timedOut));
  });
  outgoing.once('response', (answer) => {
    if (settled) return;
    for (const timer of timers) clearTimeout(timer);
    endPaceWatch();
    if (answer.statusCode === 401) {
      // Not the caller's matter: our own token is missing or wrong.
      answer.resume();
      log.error('the IWS refuses the access token (IWS_ACCESS_TOKEN)');
      fail({ error: 'ERROR_SERVER_CONNECTION_FAILURE' }, new Error('access token refused'));
      return;
    }
    // An answer before the end of the request (busy, too large): the rest need not travel.
    if (!incoming.complete) upload.stop();
    outgoing.setTimeout(configuration.answerTimeout, () => answer.destroy(new Error('stalled')));
    const broken = (cause: unknown) => fail({ error: 'ERROR_SERVER_CONNECTION_FAILURE' }, cause);
    answer.on('error', broken);
    const requestId = answer.headers['x-request-id'];
    delivery.deliver(answer, response).then(() => {
      if (!outgoing.writableEnded) outgoing.destroy();
      if (!settled) settle('answered', { refid: requestId });
    }, broken);
  });
  outgoing.on('error', (cause) => fail({ error: 'ERROR_SERVER_CONNECTION_FAILURE' }, cause));
  response.once('close', () => {
    if (settled || response.writableFinished) return;
    upload.stop();
    outgoing.destroy();
    settle('caller left');
  });
}
