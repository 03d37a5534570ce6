import { LIMITS } from '@iws/protocol';
import type { Request, Response } from 'express';
import { receiveWithin } from './request-body.ts';
import { ServerRefusal } from './server-refusal.ts';

/** JSON is UTF-8 (RFC 8259, section 8.1); a `charset` that says so is accepted. */
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** Whether the request says that its body is JSON. */
export const isJson = (req: Request): boolean => JSON_TYPE.test(req.get('Content-Type') ?? '');

/**
 * Reads the octets of a JSON body into memory of their own. They are parsed where they are needed: a
 * body may hold two pictures.
 *
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE as soon as it is, ERROR_INVALID_JSON for another type
 */
export async function receiveJson(req: Request, res: Response): Promise<Uint8Array> {
  if (!isJson(req)) throw new ServerRefusal('ERROR_INVALID_JSON', 'the body is not JSON');
  return receiveWithin<Uint8Array>(req, res, LIMITS.jsonBodyBytes, (resolve) => {
    const chunks: Buffer[] = [];
    const keep = (chunk: Buffer) => void chunks.push(chunk);
    const end = () => resolve(joined(chunks));
    req.on('data', keep).once('end', end);
    return () => {
      req.off('data', keep).off('end', end);
      chunks.length = 0;
    };
  });
}

/** Not Buffer.concat: small results lie in memory that others share and cannot be given away. */
function joined(chunks: readonly Buffer[]): Uint8Array {
  const octets = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    octets.set(chunk, at);
    at += chunk.length;
  }
  return octets;
}
