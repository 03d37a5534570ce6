import type { Planes } from './inputs.ts';

/** Runs a source file on an input tensor [1, channels, height, width] and gives our outputs' counterparts. */
export type Reference = (input: Planes) => Promise<(Float32Array | undefined)[]>;
