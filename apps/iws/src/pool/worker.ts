import './fast-base64.ts';
import { workerData } from 'node:worker_threads';
import { openCapture } from '@iws/protocol/open';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { examineCapture } from './examine-job.ts';
import { loadExaminer, type Examiner } from './examiner.ts';
import { judgePicture, type FaceAsFindings, type FaceAsJob } from './face-as-job.ts';
import type {
  ExamineAnswer,
  ExamineRequest,
  OpenAnswer,
  OpenRequest,
  WorkerSettings,
} from './jobs.ts';
import { generateTemplate, type GenerateFindings, type GenerateJob } from './generate-job.ts';
import { matchFaces, type MatchFindings, type MatchJob } from './match-job.ts';
import { refusable, type JobAnswer } from './refusable.ts';
import { verifyCapture, type Compared, type VerifyJob } from './verify-job.ts';

// The pool counts a worker as ready when this module has been evaluated: models loaded and warm. What
// went wrong is told to who asks: a worker that dies while another loads would be ended with it.
const examiner = await loadExaminer(workerData as WorkerSettings).catch((cause: unknown) =>
  cause instanceof Error ? cause : new Error(String(cause)),
);

/** Job `ready`: answers as soon as this worker has loaded, with null or with what went wrong. */
export const ready = (): string | null => (examiner instanceof Error ? examiner.message : null);

/** Job `open`: opens a sealed capture. The samples' bytes leave by transfer. */
export async function open({
  blob,
  keys,
  receivedAt,
}: OpenRequest): Promise<OpenAnswer | ReturnType<typeof move>> {
  const start = performance.now();
  const opened = await openCapture(blob, keys, receivedAt);
  const answer: OpenAnswer = { opened, times: { open: performance.now() - start } };
  if (!opened.ok) return answer;
  const { id, samples } = opened.capture;
  const buffers = new Set([id.buffer, ...samples.map(({ data }) => data.buffer)]);
  return move({ [transferableSymbol]: [...buffers], [valueSymbol]: answer });
}

/** What this worker has loaded. One that could load at the start and cannot now is of no use: the next may be. */
const loaded = (): Examiner => (examiner instanceof Error ? process.exit(1) : examiner);

/** Job `examine`: everything that is found out about an opened capture, and its templates. */
export const examine = (request: ExamineRequest): Promise<ExamineAnswer> =>
  examineCapture(request, loaded());

/** Job `faceAs`: the liveness of a picture of any source. */
export const faceAs = (job: FaceAsJob): Promise<JobAnswer<FaceAsFindings>> =>
  refusable(() => judgePicture(job, loaded()));

/** Job `match`: two faces that are compared. Features do not leave the worker. */
export const match = (job: MatchJob): Promise<JobAnswer<MatchFindings>> =>
  refusable(() => matchFaces(job, loaded()));

/** Job `verify`: an opened capture is examined and, when it is believed, compared. */
export const verify = (job: VerifyJob): Promise<JobAnswer<ExamineAnswer<Compared>>> =>
  refusable(() => verifyCapture(job, loaded()));

/** Job `generate`: a template of a picture. */
export const generate = (job: GenerateJob): Promise<JobAnswer<GenerateFindings>> =>
  refusable(() => generateTemplate(job, loaded()));
