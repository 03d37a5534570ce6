import { workerData } from 'node:worker_threads';
import { recogniserOf } from '@iws/face-core';
import { loadExaminer, type Examiner } from '../src/pool/examiner.ts';
import { matchFaces, type MatchFindings, type MatchJob } from '../src/pool/match-job.ts';
import { refusable, type JobAnswer } from '../src/pool/refusable.ts';
import type { ExamineAnswer, WorkerSettings } from '../src/pool/jobs.ts';
import { verifyCapture, type Compared, type VerifyJob } from '../src/pool/verify-job.ts';

/*
 * The real worker with a feature extractor that fails whenever it is run, as one does whose device was
 * lost.
 */

const { models, ...rest } = await loadExaminer(workerData as WorkerSettings);

/** Everything but the features. */
const failing: Examiner = {
  ...rest,
  models: {
    ...models,
    recogniser: {
      ...recogniserOf(models),
      inference: {
        ...recogniserOf(models).inference,
        run: () => Promise.reject(new Error('device lost')),
      },
    },
  },
};

export { open, ready } from '../src/pool/worker.ts';

export const match = (job: MatchJob): Promise<JobAnswer<MatchFindings>> =>
  refusable(() => matchFaces(job, failing));

export const verify = (job: VerifyJob): Promise<JobAnswer<ExamineAnswer<Compared>>> =>
  refusable(() => verifyCapture(job, failing));
