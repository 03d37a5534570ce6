import {
  createRefid,
  endpointOf,
  HEADERS,
  LIMITS,
  parseTraceparent,
  refidActionOf,
} from '@iws/protocol';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** What accompanies one request from its first to its last line of log. */
export interface Transaction {
  readonly refid: string;
  /** The caller's own name for its session, from one of three headers. */
  readonly requestId: string | null;
  /** Epoch milliseconds UTC at which the headers had arrived. */
  readonly receivedAt: number;
  /** Writes the refid, the requestID and the trace with every line. */
  readonly log: Logger;
}

declare module 'express-serve-static-core' {
  interface Locals {
    transaction: Transaction;
  }
}

/** Visible ASCII only: it is logged, signed into challenges and repeated in answers. */
const REQUEST_ID = new RegExp(`^[\\x21-\\x7e]{1,${LIMITS.requestIdCharacters}}$`);

/** The caller's name for its session; one that is too long or has other characters counts as none. */
export const requestIdOf = (req: Request): string | null =>
  HEADERS.sessionNames
    .map((name) => req.get(name))
    .find((value) => value !== undefined && REQUEST_ID.test(value)) ?? null;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE']);

/** Gives every request its refid, which every answer carries, and writes the access to the log. */
export const beginTransaction =
  (logger: Logger, metrics: Pick<Metrics, 'requested'>): RequestHandler =>
  (req, res, next) => {
    const receivedAt = Date.now();
    const refid = createRefid(refidActionOf(req.path), receivedAt);
    const requestId = requestIdOf(req);
    const trace = parseTraceparent(req.get(HEADERS.traceparent));
    const log = logger.child({
      refid,
      ...(requestId === null ? {} : { requestID: requestId }),
      ...(trace === null
        ? {}
        : { trace_id: trace.traceId, span_id: trace.parentId, trace_flags: trace.flags }),
    });
    res.locals.transaction = { refid, requestId, receivedAt, log };
    res.set(HEADERS.requestId, refid);
    if (requestId !== null) res.set(HEADERS.sessionEcho, requestId);
    const level = req.get(HEADERS.logTrigger)?.toLowerCase() === 'true' ? 'info' : 'debug';
    // Labels that callers choose would grow without end.
    const endpoint = endpointOf(req.path) ?? 'other';
    const method = METHODS.has(req.method) ? req.method : 'other';
    res.on('close', () => {
      metrics.requested(endpoint, method, String(res.headersSent ? res.statusCode : 0));
      log[level](
        { method: req.method, path: req.path, status: res.statusCode, ms: Date.now() - receivedAt },
        res.writableFinished ? 'access' : 'access, cut off',
      );
    });
    next();
  };
