import type { Request, RequestHandler, Response } from 'express';
import { jsonOctets } from '../formats/json-text.ts';
import type { Admission } from '../http/admission.ts';
import type { Metrics } from '../http/metrics.ts';
import type { WorkerPool } from '../pool/worker-pool.ts';
import { admit, type Phase } from './admit.ts';
import { report, type Answer, type Report } from './report.ts';

/** What every endpoint needs that examines something. */
export interface VisitDeps {
  readonly admission: Admission;
  readonly phase: () => Phase;
  /** Present from the phase `ready` on. */
  readonly pool: () => WorkerPool;
  readonly metrics: Metrics;
  /** Whether a model for presentation attacks is in use. */
  readonly judgesLiveness: boolean;
}

/**
 * The frame around the stages of an endpoint: admitted before its body is read, answered, reported,
 * whatever becomes of it.
 *
 * @param endpoint its path on the wire
 * @param stages gives the answer; writes into the report what is known so far
 */
export const visit =
  (
    endpoint: string,
    { admission, phase, metrics }: VisitDeps,
    stages: (req: Request, res: Response, record: Report) => Promise<Answer>,
  ): RequestHandler =>
  async (req, res) => {
    const record: Report = { transaction: res.locals.transaction, endpoint, times: {} };
    try {
      const leave = admit(res, admission, phase());
      try {
        record.answer = await stages(req, res, record);
      } finally {
        leave();
      }
      const { status, body } = record.answer;
      res.status(status).type('json').send(jsonOctets(body));
    } catch (thrown) {
      record.thrown = thrown;
      throw thrown;
    } finally {
      report(record, metrics);
    }
  };
