import './fast-base64.ts';
import { workerData } from 'node:worker_threads';
import { openCapture } from '@iws/protocol/open';
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { examineCapture } from './examine-job.ts';
import { loadExaminer } from './examiner.ts';
import type {
  ExamineAnswer,
  ExamineRequest,
  OpenAnswer,
  OpenRequest,
  WorkerSettings,
} from './jobs.ts';

// The pool counts a worker as ready when this module has been evaluated: models loaded and warm.
const examiner = await loadExaminer(workerData as WorkerSettings);

/** Job `ready`: answers as soon as this worker can examine. */
export const ready = (): true => true;

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

/** Job `examine`: everything that is found out about an opened capture, and its templates. */
export const examine = (request: ExamineRequest): Promise<ExamineAnswer> =>
  examineCapture(request, examiner);
