import '@iws/models/telemetry-off';
import { once } from 'node:events';
import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { WorkerShare } from './bound-worker.ts';
import { SERVER } from './server-process.ts';
import type { BenchSubjectName } from './subjects.ts';
import type { StageCosts } from './unavoidable-work.ts';

/** Mean costs of one capture on one thread. */
export interface MeasuredCosts extends StageCosts {
  /** Open, decode, inference and encode: what no server can avoid. */
  readonly sum: number;
}

/**
 * The unavoidable work's costs, measured twice: on one thread while the other cores rest, and on one thread for
 * each core at the same time. The second is dearer where cores share units, caches or heat, and is what all
 * cores together can really do.
 */
export interface Bound {
  readonly alone: MeasuredCosts;
  readonly together: MeasuredCosts;
}

const MEASURE_MS = 2500;

/** Threads that measure the bound when they are asked to, and rest otherwise. */
export interface BoundMeter {
  readonly measure: () => Promise<Bound>;
  readonly stop: () => Promise<void>;
}

/** @param cores number of threads that measure together */
export async function startBound(subject: BenchSubjectName, cores: number): Promise<BoundMeter> {
  // As the server's own threads run: a setting of the whole process, and each thread's.
  const { WORKER_HEAP: resourceLimits } = (await import(
    new URL('pool/heap-limits.js', SERVER).href
  )) as { WORKER_HEAP: ResourceLimits };
  const script = new URL('./bound-worker.js', import.meta.url);
  const workers = Array.from(
    { length: cores },
    () => new Worker(script, { workerData: subject, resourceLimits }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  return {
    measure: async () => ({
      alone: await costs(workers.slice(0, 1)),
      together: await costs(workers),
    }),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

async function costs(workers: readonly Worker[]): Promise<MeasuredCosts> {
  const shares = await Promise.all(
    workers.map(async (worker) => {
      const answer = once(worker, 'message');
      worker.postMessage(MEASURE_MS);
      return ((await answer) as [WorkerShare])[0];
    }),
  );
  const rounds = shares.reduce((sum, share) => sum + share.rounds, 0);
  const mean = (name: keyof StageCosts) =>
    shares.reduce((sum, { totals }) => sum + totals[name], 0) / rounds;
  const [open, decode, inference, encode] = [
    mean('open'),
    mean('decode'),
    mean('inference'),
    mean('encode'),
  ];
  return {
    open,
    decode,
    inference,
    encode,
    arithmetic: mean('arithmetic'),
    sum: open + decode + inference + encode,
  };
}

/** The mean of several measurements: before and after what they are compared with. */
export const meanBound = (bounds: readonly Bound[]): Bound => ({
  alone: meanCosts(bounds.map(({ alone }) => alone)),
  together: meanCosts(bounds.map(({ together }) => together)),
});

function meanCosts(costs: readonly MeasuredCosts[]): MeasuredCosts {
  const mean = (name: keyof MeasuredCosts) =>
    costs.reduce((sum, one) => sum + one[name], 0) / costs.length;
  return {
    open: mean('open'),
    decode: mean('decode'),
    inference: mean('inference'),
    encode: mean('encode'),
    arithmetic: mean('arithmetic'),
    sum: mean('sum'),
  };
}
