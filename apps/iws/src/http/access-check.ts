import { createHash, timingSafeEqual } from 'node:crypto';
import { ENDPOINTS } from '@iws/protocol';
import type { RequestHandler } from 'express';
import { ServerRefusal } from './server-refusal.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Lets requests of the API pass that bring the access token (RFC 6750: `Authorization: Bearer`). How long
 * the comparison takes does not depend on the token. The health endpoint needs none, so that probes do
 * not have to know it; a wrong one is refused there, too, so that a caller can ask whether its own is right.
 *
 * @param token null: nobody needs one
 */
export const accessCheck = (token: string | null): RequestHandler => {
  if (token === null) return (_req, _res, next) => next();
  const expected = digest(token);
  return (req, _res, next) => {
    const { authorization } = req.headers;
    const free = authorization === undefined && req.originalUrl === ENDPOINTS.faceHealth;
    const [, brought = ''] = /^bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    if (!free && !timingSafeEqual(digest(brought), expected)) {
      const detail = authorization === undefined ? 'no access token' : 'a wrong access token';
      throw new ServerRefusal('ERROR_UNAUTHORIZED', detail);
    }
    next();
  };
};
