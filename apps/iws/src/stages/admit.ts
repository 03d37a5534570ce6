import type { Response } from 'express';
import type { Admission } from '../http/admission.ts';
import { ServerRefusal } from '../http/server-refusal.ts';

/** What the server is doing with captures. */
export type Phase = 'starting' | 'ready' | 'draining';

/**
 * Lets a capture in before its body is read, or refuses it at once.
 *
 * @returns to be called when the work is done; the place is free once the response has left, too
 * @throws ServerRefusal ERROR_SERVER_BUSY
 */
export function admit(res: Response, admission: Admission, phase: Phase): () => void {
  if (phase !== 'ready') throw new ServerRefusal('ERROR_SERVER_BUSY', `the server is ${phase}`);
  const leave = admission.enter();
  if (leave === null) throw new ServerRefusal('ERROR_SERVER_BUSY', 'the queue is full');
  return () => {
    if (res.closed) leave();
    else res.once('close', leave);
  };
}
