import type { Failure } from './failure';
import type { ProcessResult } from './process-capture';

/** What is under way between the start and a result, in order. */
export const STAGES = ['preparing', 'capturing', 'checking'] as const;
export type Stage = (typeof STAGES)[number];

/** A capture that the server has examined, accepted or refused. */
export interface Examined {
  readonly result: ProcessResult;
  /** Milliseconds that each stage took. */
  readonly timings: Readonly<Record<Stage, number>>;
  /** Bytes that were sent. */
  readonly sealedBytes: number;
}

/** What is on the screen. */
export type Screen =
  | { readonly name: 'start' }
  | { readonly name: 'capture'; readonly stage: Stage }
  | { readonly name: 'result'; readonly examined: Examined }
  | { readonly name: 'failure'; readonly failure: Failure };
