import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcome, readiness } from './answers.ts';
import { postCapture } from './capture.ts';
import { refusedStart } from './server-process.ts';
import { redisServer } from './redis-server.ts';
import {
  answered,
  BUSY,
  CAPTURED,
  expectOnce,
  REPLAYED,
  quickCapture,
  race,
  replicas,
  type Replicas,
} from './replicas.ts';
import { testFolder, testServer } from './test-server.ts';

const EXPIRED = 'ERROR_REQUEST_EXPIRED 500';

let all: Replicas;

beforeAll(async () => {
  all = await replicas();
  // A challenge counts only if it was issued after Redis started.
  await sleep(2_500);
});
afterAll(() => all.stop());

const send = async (blob: string) => outcome(await postCapture(all.front.url, blob));

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not come to hold within a minute');
    await sleep(100);
  }
}

describe('two servers with one replay store', () => {
  it('accept a capture exactly once that is sent to both at the same time', async () => {
    const rounds = 40;
    const pairs = await race(all, rounds);
    expectOnce(pairs, rounds);
    const sent = Object.values(pairs).reduce((sum, count) => sum + count, 0);
    // nginx gave every pair to two different servers, and it was not always the same one that won.
    const [one, other] = await Promise.all(all.servers.map(answered));
    for (const counts of [one, other]) {
      expect(counts?.['FEEDBACK_CAPTURED']).toBeGreaterThan(0);
      const total = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
      expect(total).toBe(sent);
    }
  });

  it('put no part of a capture on the disk of nginx', () => {
    const files = ['client_body', 'proxy'].flatMap((name) =>
      readdirSync(join(all.front.folder, name), { recursive: true, withFileTypes: true }),
    );
    expect(files.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('give their pages for operators to nobody through nginx', async () => {
    for (const path of ['/metrics', '/healthz', '/readyz', '/']) {
      expect((await fetch(`${all.front.url}${path}`)).status).toBe(404);
    }
  });
});

describe('while Redis', () => {
  it('is killed, nobody is let through; afterwards all goes on by itself', async () => {
    const [before, unused] = [await quickCapture(all.front.url), await quickCapture(all.front.url)];
    expect(await send(before)).toBe(CAPTURED);
    await all.redis.kill();
    const refused = await postCapture(all.front.url, unused);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await outcome(refused)).toBe(BUSY);
    expect(await send(before)).toBe(BUSY);
    for (const { url } of all.servers) {
      expect(await readiness(url)).toMatchObject({
        replayStore: { kind: 'redis', state: 'away' },
      });
    }
    await all.redis.restart();
    await until(async () => {
      const states = await Promise.all(all.servers.map(({ url }) => fetch(`${url}/readyz`)));
      return states.every(({ status }) => status === 200);
    });
    // Redis has forgotten both: neither is let through, used or not.
    expect(await send(before)).toBe(EXPIRED);
    expect(await send(unused)).toBe(EXPIRED);
    await sleep(2_500);
    expect(await send(await quickCapture(all.front.url))).toBe(CAPTURED);
    const messages = all.servers.flatMap(({ log }) => log.map(({ msg }) => msg));
    expect(messages).toContain('the replay store is away: captures are refused');
    expect(messages).toContain('the replay store is back');
  });

  it('is slow, nobody is let through, and the capture can be sent again', async () => {
    const blob = await quickCapture(all.front.url);
    all.redis.pause();
    expect(await send(blob)).toBe(BUSY);
    expect(await send(blob)).toBe(BUSY);
    all.redis.resume();
    await until(async () => {
      const answer = await send(blob);
      if (answer !== BUSY && answer !== REPLAYED) expect(answer).toBe(CAPTURED);
      return answer === CAPTURED;
    });
    expect(await send(blob)).toBe(REPLAYED);
  });
});

it('a capture whose examination failed is let through again', async () => {
  const folder = await testFolder();
  const note = join(folder.path, 'death-note');
  process.env['TEST_DEATH_NOTE'] = note;
  const workerModule = fileURLToPath(new URL('./once-dying-worker.ts', import.meta.url));
  const server = await testServer(folder, { REDIS_URL: all.redis.url }, { workerModule });
  const blob = await quickCapture(server.url);
  writeFileSync(note, '');
  expect(await outcome(await postCapture(server.url, blob))).toBe('ERROR_SERVER_INTERNAL 500');
  expect(await outcome(await postCapture(server.url, blob))).toBe(CAPTURED);
  expect(await outcome(await postCapture(server.url, blob))).toBe(REPLAYED);
  await server.stop();
  delete process.env['TEST_DEATH_NOTE'];
  folder.remove();
});

it.each([
  ['evicts', ['--maxmemory-policy', 'allkeys-lfu'], '', /noeviction/],
  ['refuses the password', ['--requirepass', 'right'], ':wrong@', /WRONGPASS/],
])('a server does not start with a Redis that %s', async (_name, args, user, message) => {
  const redis = await redisServer(args);
  const folder = await testFolder();
  const url = redis.url.replace('//', `//${user}`);
  const { code, stderr } = await refusedStart(folder, { REDIS_URL: url });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^iws cannot start: REDIS_URL: [^\n]+\n$/);
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('wrong@');
  await redis.remove();
  folder.remove();
});
