import { setFlagsFromString } from 'node:v8';

// Some ten megabytes of pixels pass through a worker for each capture, and its heap holds about as much:
// V8 would mark the whole heap for nearly every capture, a tenth of the processor's time. The heap may
// grow fivefold between two marks instead. It holds for every heap of the process, the main thread's too,
// so resident memory settles late and higher (docs/decisions/0005-worker-pool.md).
setFlagsFromString('--heap-growing-percent=400');
// By default V8 also marks whenever 64 MB of memory outside the heap were asked for since the last time, every seventh
// capture, however large the heap may grow: counted together with the heap, that memory waits like the rest.
setFlagsFromString('--external-memory-accounted-in-global-limit');
