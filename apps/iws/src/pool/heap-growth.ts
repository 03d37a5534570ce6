import { setFlagsFromString } from 'node:v8';

// Some ten megabytes of pixels pass through a worker for each capture, and its heap holds about as much:
// V8 would mark the whole heap for nearly every capture, a tenth of the processor's time. The heap may
// grow fivefold between two marks instead. It holds for every heap of the process, the main thread's too,
// so resident memory settles late and higher (docs/decisions/0005-worker-pool.md).
setFlagsFromString('--heap-growing-percent=400');
