import type { StageTimes } from './jobs.ts';

/** Does one stage of a job. */
export type Stage = <Result>(
  name: keyof StageTimes,
  work: () => Result | Promise<Result>,
) => Promise<Result>;

/** Times the stages of a job, in milliseconds; what a stage takes twice is added up. */
export function stopwatch(): { readonly times: StageTimes; readonly stage: Stage } {
  const times: { -readonly [Name in keyof StageTimes]: StageTimes[Name] } = {};
  const stage: Stage = async (name, work) => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      times[name] = (times[name] ?? 0) + performance.now() - start;
    }
  };
  return { times, stage };
}
