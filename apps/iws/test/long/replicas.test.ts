import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ONCE, race, replicas } from '../replicas.ts';

it('two servers accept a capture exactly once, 1,000 times in a row', async () => {
  const all = await replicas();
  await sleep(2_500);
  expect(await race(all, 1_000)).toEqual({ [ONCE]: 1_000 });
  await all.stop();
});
