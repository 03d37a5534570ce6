import type { Request, RequestHandler } from 'express';
import { sendOctets } from '../http/octets.ts';

/** The models that a browser needs, encoded once. */
export interface ModelBundle {
  readonly octets: Uint8Array;
  /** Entity tag of the octets, with its quotes. */
  readonly etag: string;
}

/** Whether the caller already has these octets (RFC 9110, section 13.1.2: weak comparison). */
const hasAlready = (req: Request, etag: string): boolean =>
  (req.get('If-None-Match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === etag || tag === '*');

/** `POST` and `GET /api/v1/models`: the browser's models as CBOR; with GET, 304 when it has them. */
export const models =
  ({ octets, etag }: ModelBundle): RequestHandler =>
  (req, res) => {
    res.set({ ETag: etag, 'Cache-Control': 'no-cache' });
    if (req.method !== 'POST' && hasAlready(req, etag)) {
      res.status(304).end();
      return;
    }
    sendOctets(req, res, octets);
  };
