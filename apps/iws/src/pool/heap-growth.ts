import { setFlagsFromString } from 'node:v8';

// Some ten megabytes of pixels pass through a worker for each capture, and its heap holds about as much:
// V8 would mark the whole heap for nearly every capture, a tenth of the processor's time. The heap may
// grow fivefold between two marks instead. Workers read this when they start, so it is set before.
setFlagsFromString('--heap-growing-percent=400');
