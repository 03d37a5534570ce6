import { SERVER_ERRORS } from '@iws/protocol';
import type { Metrics } from '../http/metrics.ts';
import { asRefusal } from '../http/server-refusal.ts';
import type { Transaction } from '../http/transaction.ts';
import type { InjectionJudgement } from '../injection/judge.ts';
import type { StageTimes } from '../pool/jobs.ts';

/** What leaves the server, and what may be written down about it. */
export interface Answer {
  readonly status: number;
  /** JSON, some of it perhaps written already. */
  readonly body: object;
  /** What was answered, in a word: the name of a result or of an error. */
  readonly name: string;
  /** Levels and decisions for the log; never pixels, features or scores. */
  readonly facts: Readonly<Record<string, string | boolean | null>>;
}

/** What became of one request, as far as it came. */
export interface Report {
  readonly transaction: Transaction;
  /** The path on the wire. */
  readonly endpoint: string;
  /** The capture's own id, in hexadecimal, where there is a capture. */
  captureId?: string;
  /** What spoke against the camera feed, where that was looked for. */
  injection?: InjectionJudgement | null;
  times: StageTimes;
  answer?: Answer;
  thrown?: unknown;
}

/**
 * Writes one line of log and the metrics of a request: names, levels and times; never pixels, features,
 * keys or blobs.
 */
export function report(
  { transaction, endpoint, captureId, injection, times, answer, thrown }: Report,
  metrics: Metrics,
): void {
  const name = answer?.name ?? SERVER_ERRORS[asRefusal(thrown).errorCase].name;
  const seconds = (Date.now() - transaction.receivedAt) / 1000;
  metrics.answered(endpoint, name, seconds);
  for (const [stage, milliseconds] of Object.entries(times)) metrics.stage(stage, milliseconds);
  for (const { rule } of injection?.findings ?? []) metrics.injectionFinding(rule);
  if (!answer) return;
  transaction.log.info(
    {
      ...(captureId === undefined ? {} : { capture: captureId }),
      answer: name,
      ...answer.facts,
      ...(injection && injection.findings.length > 0 ? { injection } : {}),
      ms: Math.round(seconds * 1000),
    },
    captureId === undefined ? 'picture answered' : 'capture answered',
  );
}
