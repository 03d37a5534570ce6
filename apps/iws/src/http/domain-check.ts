import type { Request, RequestHandler } from 'express';
import { domainOf, isCovered, originOf } from '../licence/domains.ts';
import type { ServerLicence } from '../licence/server-licence.ts';
import { ServerRefusal } from './server-refusal.ts';

/** Where a request comes from. */
export interface RequestOrigin {
  /** As the licence names it: a host without port, or `app:<id>`. */
  readonly domain: string;
  /** With scheme and port, as a challenge is bound to it. */
  readonly origin: string;
}

declare module 'express-serve-static-core' {
  interface Locals {
    /** Set by {@link domainCheck}. */
    requestOrigin: RequestOrigin;
  }
}

const header = (req: Request, name: string): string | null => {
  const value = req.get(name)?.trim() ?? '';
  return value === '' || value.toLowerCase() === 'null' ? null : value;
};

const unlicensed = (detail: string) => new ServerRefusal('FEEDBACK_LICENCE_INVALID', detail);

/** Reads `Origin`, else `Referer`. Throws when there is neither, one names no domain, or they differ. */
export function requestOriginOf(req: Request): RequestOrigin {
  const named = [header(req, 'Origin'), header(req, 'Referer')].filter((value) => value !== null);
  const [first] = named;
  if (first === undefined) {
    const description = 'Referer header not found';
    throw new ServerRefusal('ERROR_INVALID_JSON', description, { description });
  }
  const [domain, other] = named.map(domainOf);
  const origin = originOf(first);
  if (!domain || origin === null || other === null) throw unlicensed('Origin or Referer is no URL');
  if (other !== undefined && other !== domain) throw unlicensed('Origin and Referer differ');
  return { domain, origin };
}

/** The licence names the domains whose pages may use this server, and until when. */
export const domainCheck =
  (licence: Pick<ServerLicence, 'current' | 'hasExpired'>): RequestHandler =>
  (req, res, next) => {
    const requestOrigin = requestOriginOf(req);
    if (licence.hasExpired) throw unlicensed('the licence has expired');
    if (!isCovered(requestOrigin.domain, licence.current.domains)) {
      throw unlicensed('the domain is not licensed');
    }
    res.locals.requestOrigin = requestOrigin;
    next();
  };
