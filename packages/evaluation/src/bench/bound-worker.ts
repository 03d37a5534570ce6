import {
  loadEyesCalibration,
  loadIcaoCalibration,
  loadPadCalibration,
  loadQualityCalibration,
  loadVisibilityCalibration,
} from '@iws/models';
import { parentPort, workerData } from 'node:worker_threads';
import { openExamineModels } from '../inference/examine-models.ts';
import { SERVER } from './server-process.ts';
import { BENCH_SUBJECTS, type BenchSubject, type BenchSubjectName } from './subjects.ts';
import type { StageCosts } from './unavoidable-work.ts';

/*
 * One thread of `startBound`: prepares, says `ready`, and on each number of milliseconds it is sent works
 * for so long and answers with what it did.
 */

/** What one thread did. */
export interface WorkerShare {
  /** Sums over all rounds, in milliseconds. */
  readonly totals: StageCosts;
  readonly rounds: number;
}

const NOTHING: StageCosts = { open: 0, decode: 0, inference: 0, encode: 0, arithmetic: 0 };

const port = parentPort;
if (port === null) throw new Error('this is the code of a worker thread');
// As in the server's own threads, and as there before anything is decoded.
await import(new URL('pool/fast-base64.js', SERVER).href);
const { levels, score } = await loadPadCalibration();
const subject: BenchSubject = BENCH_SUBJECTS[workerData as BenchSubjectName];
const work = await subject.work({
  models: await openExamineModels(),
  calibration: {
    padLevels: levels,
    padCues: score.cues,
    quality: await loadQualityCalibration(),
    icao: await loadIcaoCalibration(),
    visibility: (await loadVisibilityCalibration()).head,
    eyes: (await loadEyesCalibration()).head,
  },
});
// The first rounds compile and allocate. After 40 of them a round still took 5 to 10 % longer than after 240.
for (let round = 0; round < 240; round++) await work();
port.on('message', (milliseconds: number) => void share(milliseconds));
port.postMessage('ready');

async function share(milliseconds: number): Promise<void> {
  let totals = NOTHING;
  let rounds = 0;
  for (const end = performance.now() + milliseconds; performance.now() < end; rounds++) {
    totals = add(totals, await work());
  }
  port?.postMessage({ totals, rounds } satisfies WorkerShare);
}

const add = (a: StageCosts, b: StageCosts): StageCosts => ({
  open: a.open + b.open,
  decode: a.decode + b.decode,
  inference: a.inference + b.inference,
  encode: a.encode + b.encode,
  arithmetic: a.arithmetic + b.arithmetic,
});
