import { LIMITS } from '@iws/protocol';
import type { Request, Response } from 'express';
import { watchBodySize } from './request-body.ts';

/** A form without content is small; nobody needs to send these endpoints more. */
const LARGEST_BODY = Math.min(1024 * 1024, LIMITS.multipartFieldBytes);

/**
 * Answers with octets. The request's body is not looked at, whatever its type, and thrown away; a
 * caller that goes on sending is cut off.
 */
export function sendOctets(req: Request, res: Response, octets: Uint8Array): void {
  watchBodySize(req, LARGEST_BODY, () => req.socket.destroy());
  if (req.headers.expect !== undefined) res.writeContinue();
  req.resume();
  res.type('application/octet-stream').set('Content-Length', String(octets.byteLength));
  if (req.method === 'HEAD') res.end();
  else res.end(octets);
}
