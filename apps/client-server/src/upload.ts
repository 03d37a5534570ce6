import type { ClientRequest, IncomingMessage } from 'node:http';

export interface UploadEnd {
  /** `sent`: completely passed on; `too-large`: more than `limit` bytes came. */
  readonly outcome: 'sent' | 'too-large';
}

/** Whether a request says that it has a body. */
export function bringsBody({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;
}

/**
 * Passes a request's body on piece by piece, never faster than the receiver takes it. `stop()` ends
 * that: what still comes from the caller is thrown away, so that an answer can reach it.
 */
export function passOnBody(
  incoming: IncomingMessage,
  outgoing: ClientRequest,
  limit: number,
  onEnd: (end: UploadEnd) => void,
): { stop(): void; received(): number } {
  let received = 0;
  let active = true;

  const stop = () => {
    if (!active) return;
    active = false;
    incoming.off('data', take);
    incoming.off('end', finish);
    outgoing.off('drain', resume);
    incoming.resume();
  };
  const resume = () => incoming.resume();
  const take = (piece: Buffer) => {
    received += piece.length;
    if (received > limit) {
      stop();
      onEnd({ outcome: 'too-large' });
    } else if (!outgoing.write(piece)) incoming.pause();
  };
  const finish = () => {
    outgoing.end();
    active = false;
    onEnd({ outcome: 'sent' });
  };

  incoming.on('data', take);
  incoming.once('end', finish);
  outgoing.on('drain', resume);
  return { stop, received: () => received };
}
