import type { ResourceLimits } from 'node:worker_threads';
import { setFlagsFromString } from 'node:v8';

// A worker's heap is small, and V8 would mark the whole of it for nearly every capture, a tenth of the processor's time. It may
// grow fivefold between two marks instead. It holds for every heap of the process, the main thread's too,
// so resident memory settles late and higher (docs/decisions/0005-worker-pool.md).
setFlagsFromString('--heap-growing-percent=400');

/** The heap of a worker, in MiB. Pixels live outside of it. */
export const WORKER_HEAP = {
  maxOldGenerationSizeMb: 512,
  // Three semi-spaces of 8: half of what V8 takes. The young generation is looked through after some four captures, and lets go of their models'
  // inputs and outputs before these reach 64 MB, at which V8 marks the whole heap, however large that may grow.
  maxYoungGenerationSizeMb: 24,
} as const satisfies ResourceLimits;
