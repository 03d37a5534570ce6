import { SERVER_ERRORS } from '@iws/protocol';
import type { Metrics } from '../http/metrics.ts';
import { asRefusal } from '../http/server-refusal.ts';
import type { Transaction } from '../http/transaction.ts';
import type { Findings, StageTimes } from '../pool/jobs.ts';
import type { ProcessAnswer } from './answer.ts';

/** What became of one capture, as far as it came. */
export interface Report {
  readonly transaction: Transaction;
  /** The capture's own id, in hexadecimal. */
  captureId?: string;
  findings?: Findings;
  times: StageTimes;
  answer?: ProcessAnswer;
  thrown?: unknown;
}

/**
 * Writes one line of log and the metrics of a capture: names, levels and times; never pixels, features,
 * keys or blobs.
 */
export function report(
  { transaction, captureId, findings, times, answer, thrown }: Report,
  metrics: Metrics,
): void {
  const name = answer?.body.message ?? SERVER_ERRORS[asRefusal(thrown).errorCase].name;
  const seconds = (Date.now() - transaction.receivedAt) / 1000;
  metrics.answered(name, seconds);
  for (const [stage, milliseconds] of Object.entries(times)) metrics.stage(stage, milliseconds);
  if (!captureId || !answer) return;
  transaction.log.info(
    {
      capture: captureId,
      answer: name,
      reached: answer.body.data.as_highest_security_level_reached,
      ...(findings && 'note' in findings ? { note: findings.note } : {}),
      ms: Math.round(seconds * 1000),
    },
    'capture answered',
  );
}
