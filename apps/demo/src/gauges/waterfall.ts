import type { ProcessDebug } from '@iws/protocol';
import type { Stage, StageTimings } from '../flow/screen';
import { STAGES } from '../flow/screen';

/** One row of a waterfall: where it begins and how long it takes, in parts of the whole, 0 to 1. */
export interface Span<Name extends string = string> {
  readonly name: Name;
  readonly milliseconds: number;
  readonly from: number;
  readonly length: number;
}

/** The stages of the face server in their order; `inference` lies within them and is none. */
export const SERVER_STAGES = [
  'open',
  'parse',
  'decode',
  'detect',
  'landmarks',
  'agreement',
  'quality',
  'pad',
  'features',
  'visibility',
  'icao',
  'injection',
  'compare',
  'template',
] as const;
export type ServerStage = (typeof SERVER_STAGES)[number];

/** What follows upon each other, laid out on one line. */
export function waterfall<Name extends string>(
  times: readonly (readonly [name: Name, milliseconds: number])[],
): Span<Name>[] {
  const whole = times.reduce((sum, [, time]) => sum + time, 0);
  if (whole === 0) return [];
  let start = 0;
  return times.map(([name, milliseconds]) => {
    const span = { name, milliseconds, from: start / whole, length: milliseconds / whole };
    start += milliseconds;
    return span;
  });
}

export const visitSpans = (timings: StageTimings): Span<Stage>[] =>
  waterfall(STAGES.map((stage) => [stage, timings[stage]] as const));

/** The stages that the answer speaks of; one that this page does not know is left out. */
export function serverSpans(debug: ProcessDebug | undefined): Span<ServerStage>[] {
  const stages = debug?.stages ?? {};
  return waterfall(
    SERVER_STAGES.flatMap((stage) => {
      const time = stages[stage];
      return time === undefined ? [] : [[stage, time] as const];
    }),
  );
}
