import type { ServerErrorCase } from '@iws/protocol';
import { ServerRefusal } from '../http/server-refusal.ts';

/*
 * A refusal does not survive the way between threads as what it is: a job that refuses what it was
 * given answers so, and the main thread throws it again.
 */

/** What a job answers: the answer, or the refusal that it threw. */
export type JobAnswer<Answer> =
  | { readonly answer: Answer }
  | {
      readonly refused: {
        readonly errorCase: ServerErrorCase;
        readonly detail: string;
        readonly description: string;
      };
    };

/** In the worker: does a job. Other errors than refusals stay errors. */
export async function refusable<Answer>(job: () => Promise<Answer>): Promise<JobAnswer<Answer>> {
  try {
    return { answer: await job() };
  } catch (thrown) {
    if (!(thrown instanceof ServerRefusal)) throw thrown;
    const { errorCase, message: detail, description } = thrown;
    return { refused: { errorCase, detail, description } };
  }
}

/** On the main thread: the answer. Throws the refusal when it is one. */
export function answerOf<Answer>(job: JobAnswer<Answer>): Answer {
  if ('answer' in job) return job.answer;
  const { errorCase, detail, description } = job.refused;
  throw new ServerRefusal(errorCase, detail, { description });
}
