import type { Request, Response } from 'express';

/** How long, in milliseconds, and how many octets of a body that nobody wants are still taken. */
const LINGER = { time: 1_000, octets: 16 * 1024 * 1024 };

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
