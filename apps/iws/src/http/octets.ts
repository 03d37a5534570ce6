import type { Request, Response } from 'express';
import { announcesMoreThan, watchBodySize } from './request-body.ts';
import { ServerRefusal } from './server-refusal.ts';

/** A form without content is small; nobody needs to send these endpoints more. */
const LARGEST_BODY = 1024 * 1024;

/**
 * Answers with octets. The request's body is not looked at, whatever its type, and thrown away; a
 * caller that goes on sending is cut off.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE
 */
export function sendOctets(req: Request, res: Response, octets: Uint8Array): void {
  if (announcesMoreThan(req, LARGEST_BODY)) {
    throw new ServerRefusal('ERROR_PAYLOAD_TOO_LARGE', 'a body that nobody needs');
  }
  watchBodySize(req, LARGEST_BODY, () => req.socket.destroy());
  if (req.headers.expect !== undefined) res.writeContinue();
  req.resume();
  res.type('application/octet-stream').set('Content-Length', String(octets.byteLength));
  if (req.method === 'HEAD') res.end();
  else res.end(octets);
}
