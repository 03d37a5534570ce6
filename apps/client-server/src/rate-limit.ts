import { rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import { sendError } from './error-answer.ts';

const WINDOW_MS = 60_000;

/** So many requests a minute from one address (an IPv6 caller: one /56); more get 429. */
export function limitRate(perMinute: number): RateLimitRequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    // It would warn of every X-Forwarded-For that a caller makes up; those are passed over.
    validate: false,
    // The handler below answers; Retry-After is set by then.
    handler: (_request, response) => {
      sendError(response, { error: 'ERROR_SERVER_BUSY', action: 'process', status: 429 });
    },
  });
}
