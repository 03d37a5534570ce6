import type { Request, Response } from 'express';
import { ServerRefusal } from './server-refusal.ts';

/**
 * How long, in milliseconds, and how many octets of a body that nobody wants are still taken: on a slow
 * network a whole one takes longer than a moment.
 */
const LINGER = { time: 5_000, octets: 16 * 1024 * 1024 };

/** Whether the request announces a body. */
export const announcesBody = (req: Request): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

/** Whether the request announces more than `most` octets of body. */
export const announcesMoreThan = (req: Request, most: number): boolean =>
  Number(req.headers['content-length'] ?? 0) > most;

/**
 * Calls back once when more than `most` octets of body have arrived. Whoever reads the body is not
 * disturbed.
 */
export function watchBodySize(req: Request, most: number, exceeded: () => void): void {
  let octets = 0;
  req.on('data', function count(chunk: Buffer) {
    octets += chunk.length;
    if (octets <= most) return;
    req.off('data', count);
    exceeded();
  });
}

/**
 * Receives a body of at most `most` octets. Waits for `100 Continue` are answered here, when the request
 * has been admitted.
 *
 * @param receive begins to read, and returns how to stop when nobody wants the rest
 * @throws ServerRefusal ERROR_PAYLOAD_TOO_LARGE as soon as it is, ERROR_INVALID_JSON when it is cut off
 */
export function receiveWithin<Body>(
  req: Request,
  res: Response,
  most: number,
  receive: (resolve: (body: Body) => void, reject: (reason: ServerRefusal) => void) => () => void,
): Promise<Body> {
  return new Promise((resolve, reject) => {
    let stop = () => {};
    const tooLarge = () => {
      stop();
      reject(new ServerRefusal('ERROR_PAYLOAD_TOO_LARGE', 'the request is too large'));
    };
    if (announcesMoreThan(req, most)) return tooLarge();
    watchBodySize(req, most, tooLarge);
    req.once('close', () => {
      if (!req.complete) reject(new ServerRefusal('ERROR_INVALID_JSON', 'the request was cut off'));
    });
    if (req.headers.expect !== undefined) res.writeContinue();
    stop = receive(resolve, reject);
  });
}

/**
 * Ends a response that leaves before its request has arrived. A socket that is closed with unread
 * octets in it is reset, and a reset can overtake the answer: so what still arrives is taken for a
 * moment and thrown away. The complete body has to be written before.
 */
export function endLingering(req: Request, res: Response): void {
  let octets = 0;
  const end = () => {
    clearTimeout(timer);
    res.end();
  };
  const timer = setTimeout(end, LINGER.time).unref();
  req.on('data', (chunk: Buffer) => {
    octets += chunk.length;
    if (octets > LINGER.octets) end();
  });
  req.once('end', end).once('close', end).once('error', end);
  req.resume();
}

/** Nobody waits for the answer any more: work that has not begun is not done. Throws when it is so. */
export function stopIfGone(res: Response): void {
  if (res.destroyed) throw new ServerRefusal('ERROR_INVALID_JSON', 'the caller has gone');
}
