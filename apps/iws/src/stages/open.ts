import type { Capture } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';
import type { ServerKeys } from '../keys/server-keys.ts';
import type { StageTimes } from '../pool/jobs.ts';
import type { WorkerPool } from '../pool/worker-pool.ts';

export interface OpenedCapture {
  readonly capture: Capture;
  readonly times: StageTimes;
}

/**
 * Opens a sealed capture in a worker. Whatever is wrong with it, callers are told one thing.
 *
 * @param blob is transferred to the worker
 * @throws ServerRefusal ERROR_DECRYPTION_FAILED
 */
export async function open(
  blob: Uint8Array,
  receivedAt: number,
  pool: WorkerPool,
  keys: ServerKeys,
): Promise<OpenedCapture> {
  const { opened, times } = await pool.open({ blob, keys: keys.openingKeys, receivedAt });
  if (!opened.ok) {
    const detail =
      opened.detail === undefined ? opened.reason : `${opened.reason} ${opened.detail}`;
    throw new ServerRefusal(opened.error, detail);
  }
  return { capture: opened.capture, times };
}
