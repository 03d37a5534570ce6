import type { RequestHandler } from 'express';

const ALLOWED_HEADERS =
  'content-type, if-none-match, logapisessionid, logapitrigger, requestid, traceparent, tracestate, x-request-id';

/**
 * Lets pages of the listed origins call, without cookies. Other origins get no header: their
 * browser keeps the answer from them. Same-origin pages need none of it.
 */
export function cors(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    const allowed = origin !== undefined && origins.includes(origin);
    if (allowed) {
      response.set({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'etag, requestid, retry-after, x-request-id',
      });
    }
    const asked = request.headers['access-control-request-method'];
    if (request.method !== 'OPTIONS' || asked === undefined) {
      next();
      return;
    }
    if (allowed) {
      response.set({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': ALLOWED_HEADERS,
        'access-control-max-age': '600',
      });
    }
    response.status(204).end();
  };
}
