import type { RequestHandler } from 'express';

/**
 * Nothing here is a document: whatever a browser is led to make of an answer, it may not run,
 * frame or guess anything. Transport security (HSTS) belongs to whoever ends TLS.
 */
const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set(HEADERS);
  next();
};
