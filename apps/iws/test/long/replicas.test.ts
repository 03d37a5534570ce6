import { setTimeout as sleep } from 'node:timers/promises';
import { it } from 'vitest';
import { expectOnce, race, replicas } from '../replicas.ts';

it('two servers accept a capture exactly once, 1,000 times in a row', async () => {
  const all = await replicas();
  await sleep(2_500);
  expectOnce(await race(all, 1_000), 1_000);
  await all.stop();
});
