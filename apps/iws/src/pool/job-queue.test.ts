import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { JobQueue } from './job-queue.ts';

/** A job whose end the test decides. */
function held(name: string, started: string[]) {
  let settle = (_failed: boolean): void => undefined;
  const ended = new Promise<string>((resolve, reject) => {
    settle = (failed) => (failed ? reject(new Error(name)) : resolve(name));
  });
  return {
    job: () => {
      started.push(name);
      return ended;
    },
    end: () => settle(false),
    fail: () => settle(true),
  };
}

it('starts so many at a time, in their order, those that finish something first', async () => {
  const queue = new JobQueue(2);
  const started: string[] = [];
  const [a, b, c] = [held('a', started), held('b', started), held('c', started)];
  const [d, e] = [held('d', started), held('e', started)];
  const results = [
    queue.run('begin', a.job),
    queue.run('begin', b.job),
    queue.run('begin', c.job),
    queue.run('begin', d.job),
    queue.run('finish', e.job),
  ];
  expect([started, queue.length]).toEqual([['a', 'b'], 3]);
  b.end();
  await turn();
  expect([started.at(-1), queue.length]).toEqual(['e', 2]);
  a.end();
  e.end();
  await turn();
  expect([started.slice(3), queue.length]).toEqual([['c', 'd'], 0]);
  let idle = false;
  const wait = queue.idle().then(() => (idle = true));
  c.end();
  await turn();
  expect(idle).toBe(false);
  d.end();
  await wait;
  expect(await Promise.all(results)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('goes on after a job that failed', async () => {
  const queue = new JobQueue(1);
  const started: string[] = [];
  const [first, second] = [held('first', started), held('second', started)];
  const failed = queue.run('begin', first.job);
  const answered = queue.run('begin', second.job);
  first.fail();
  second.end();
  await expect(failed).rejects.toThrow('first');
  expect(await answered).toBe('second');
  expect(await queue.run('begin', () => Promise.resolve('third'))).toBe('third');
});
