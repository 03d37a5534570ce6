import type { RequestHandler } from 'express';
import { sendError } from './error-answer.ts';

/** At most so many requests inside at one time; more get 503 before their body is read. */
export function limitConcurrency(most: number): RequestHandler {
  let inside = 0;
  return (_request, response, next) => {
    if (inside >= most) {
      const headers = { 'retry-after': '1' };
      sendError(response, { error: 'ERROR_SERVER_BUSY', action: 'process', headers });
      return;
    }
    inside++;
    response.once('close', () => inside--);
    next();
  };
}
