import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { HEADERS, LIMITS, parseTraceparent } from '@iws/protocol';

/**
 * The request headers that the IWS reads; nothing else travels. What would let a caller speak for
 * somebody else (Authorization, Cookie, Forwarded, X-Forwarded-*) or concerns one connection only
 * (RFC 9110, 7.6.1) is therefore left out without naming it. Origin and Referer pass unchanged:
 * the licence is about the page that the person sees.
 */
const REQUEST_HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'logapisessionid',
  'logapitrigger',
  'origin',
  'referer',
  'requestid',
  'traceparent',
  'tracestate',
  'user-agent',
  'x-request-id',
] as const;

/** Headers for the IWS. `accessToken` becomes the bearer of this server, never the caller's. */
export function requestHeaders(
  incoming: IncomingHttpHeaders,
  accessToken: string | null,
): OutgoingHttpHeaders {
  const headers: Record<string, string | string[]> = {};
  for (const name of REQUEST_HEADERS) {
    const value = incoming[name];
    if (value !== undefined) headers[name] = value;
  }
  // A body of unknown length stays one; both headers together would be request smuggling.
  if (incoming['transfer-encoding'] !== undefined) {
    delete headers['content-length'];
    headers['transfer-encoding'] = 'chunked';
  }
  if (accessToken !== null) headers.authorization = `Bearer ${accessToken}`;
  return headers;
}

/** What a question of our own says of the request that it is for: its session and its trace. */
const SESSION_HEADERS = [
  ...HEADERS.sessionNames.map((name) => name.toLowerCase()),
  HEADERS.logTrigger.toLowerCase(),
  HEADERS.traceparent,
  'tracestate',
];

export const ownHeaders = (incoming: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    SESSION_HEADERS.flatMap((name) => {
      const value = incoming[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** The origin of the page that a request comes from, as the IWS reads it; empty where nobody said. */
export function pageOrigin({ origin, referer }: IncomingHttpHeaders): string {
  if (origin !== undefined && origin !== 'null') return origin;
  return URL.parse(referer ?? '')?.origin ?? '';
}

const NOT_ANSWERED = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // The IWS has no sessions, and who may call from where is decided here.
  'set-cookie',
  'server',
  'x-powered-by',
]);

/** Headers for the caller: those of the IWS without what concerns its own connection. */
export function answerHeaders(incoming: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = (incoming.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  return Object.fromEntries(
    Object.entries(incoming).filter(
      ([name]) =>
        !NOT_ANSWERED.has(name) && !named.includes(name) && !name.startsWith('access-control-'),
    ),
  );
}

/** What the caller says about its session and its trace, for a line of log: as the IWS logs it. */
export function sessionFacts(incoming: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const visible = new RegExp(`^[\\x21-\\x7e]{1,${LIMITS.requestIdCharacters}}$`);
  const named = HEADERS.sessionNames.map((name) => incoming[name.toLowerCase()]);
  const requestID = named.find((value) => typeof value === 'string' && visible.test(value));
  const traceparent = incoming[HEADERS.traceparent];
  const trace = parseTraceparent(typeof traceparent === 'string' ? traceparent : undefined);
  return {
    ...(typeof requestID === 'string' ? { requestID } : {}),
    ...(trace === null ? {} : { trace_id: trace.traceId, span_id: trace.parentId }),
  };
}
