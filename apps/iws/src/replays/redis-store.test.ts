import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '@iws/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort, redisServer, type RedisServer } from '../../test/redis-server.ts';
import { openRedisReplayStore, type RedisReplayStore } from './redis-store.ts';

let redis: RedisServer;
const stores: RedisReplayStore[] = [];
let changes: (string | null)[];
let failures: string[];

beforeAll(async () => {
  redis = await redisServer();
  // A challenge that was issued before Redis started is refused: these tests issue theirs after.
  await sleep(2_500);
});
afterAll(() => redis.remove());
afterEach(() => {
  for (const store of stores.splice(0)) store.close();
});

async function open(url = redis.url): Promise<RedisReplayStore> {
  changes = [];
  failures = [];
  const store = await openRedisReplayStore({
    url,
    onChange: (flaw) => changes.push(flaw),
    onFailure: (reason) => failures.push(reason),
  });
  stores.push(store);
  return store;
}

/** The expiry of a challenge that is issued now. */
const expiry = () => Date.now() + LIMITS.challengeLifetimeMs;
let last = 0;
const newKey = () => `key-${(last += 1)}`;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not come to hold within a minute');
    await sleep(50);
  }
}

describe('a key', () => {
  it('is reserved once among all stores, whether or not the work is done', async () => {
    const [one, other] = [await open(), await open()];
    for (let round = 0; round < 100; round += 1) {
      const [key, at] = [newKey(), expiry()];
      const answers = await Promise.all([one, other, one].map((store) => store.reserve(key, at)));
      expect(answers.toSorted()).toEqual(['replayed', 'replayed', 'reserved']);
      await one.commit(key);
      await other.commit(key);
      expect(await other.reserve(key, at)).toBe('replayed');
    }
  });

  it('can be reserved again after its release, and only its holder releases it', async () => {
    const [one, other] = [await open(), await open()];
    const [key, at] = [newKey(), expiry()];
    expect(await one.reserve(key, at)).toBe('reserved');
    await other.release(key);
    expect(await other.reserve(key, at)).toBe('replayed');
    await one.release(key);
    expect(await other.reserve(key, at)).toBe('reserved');
    await one.release(key);
    expect(await one.reserve(key, at)).toBe('replayed');
  });

  it('is not released after its commit', async () => {
    const store = await open();
    const [key, at] = [newKey(), expiry()];
    await store.reserve(key, at);
    await store.commit(key);
    await store.release(key);
    expect(await store.reserve(key, at)).toBe('replayed');
  });

  it('that has expired lets nobody through', async () => {
    const store = await open();
    expect(await store.reserve(newKey(), Date.now())).toBe('expired');
  });
});

describe('Redis goes away:', () => {
  it('killed, nobody is let through; started again, what it has forgotten is refused', async () => {
    const store = await open();
    const [key, at] = [newKey(), expiry()];
    expect(await store.reserve(key, at)).toBe('reserved');
    await redis.kill();
    expect(await store.reserve(newKey(), expiry())).toBe('busy');
    await until(() => store.isAway() && changes.length === 1);
    expect(changes).toEqual([expect.stringMatching(/Redis|connection/)]);
    await redis.restart();
    await until(() => !store.isAway());
    expect(await store.reserve(key, at)).toBe('expired');
    await until(async () => (await store.reserve(newKey(), expiry())) === 'reserved');
    expect(changes.at(-1)).toBeNull();
    await sleep(2_500);
  });

  it('slow, nobody is let through, and what was in doubt is released', async () => {
    const store = await open();
    const [held, doubtful, at] = [newKey(), newKey(), expiry()];
    expect(await store.reserve(held, at)).toBe('reserved');
    redis.pause();
    const answer = store.reserve(doubtful, at);
    expect(await answer).toBe('busy');
    expect(failures).toEqual(['Redis did not answer in time']);
    // It is not asked again while it is away: nothing more has run out of time.
    expect(await store.reserve(doubtful, at)).toBe('busy');
    expect(failures).toHaveLength(1);
    await store.release(held);
    redis.resume();
    await until(() => !store.isAway());
    await until(async () => (await store.reserve(doubtful, at)) === 'reserved');
    expect(await store.reserve(held, at)).toBe('reserved');
  });

  it('slow for so long that the connection is given up', async () => {
    const store = await open();
    redis.pause();
    await sleep(7_000);
    expect(await store.reserve(newKey(), expiry())).toBe('busy');
    redis.resume();
    await until(async () => (await store.reserve(newKey(), expiry())) === 'reserved');
  });
});

it('full, nobody is let through and nothing is forgotten', async () => {
  const full = await redisServer(['--maxmemory', '2mb']);
  await sleep(2_500);
  const store = await open(full.url);
  const [first, at] = [newKey(), expiry()];
  expect(await store.reserve(first, at)).toBe('reserved');
  for (let count = 0; (await store.reserve(newKey().repeat(2_000), expiry())) !== 'busy'; count++) {
    if (count > 2_000) throw new Error('it never became full');
  }
  expect(failures).toEqual(['Redis refuses: OOM']);
  expect(await store.reserve(newKey().repeat(2_000), expiry())).toBe('busy');
  expect(await store.reserve(first, at)).toMatch(/busy|replayed/);
  expect(store.isAway()).toBe(false);
  await store.release(first);
  await full.remove();
});

describe('a Redis that may not be relied on is refused at the start', () => {
  it.each([
    ['evicting', ['--maxmemory-policy', 'allkeys-lru'], '', /is allkeys-lru, it has to be/],
    ['closed', ['--requirepass', 'secret'], '', /Redis refuses: NOAUTH/],
    ['with another password', ['--requirepass', 'secret'], ':wrong@', /Redis refuses: WRONGPASS/],
    ['a replica', ['--replicaof', '127.0.0.1', '1'], '', /is a replica/],
  ])('%s', async (_name, args, user, message) => {
    const other = await redisServer(args);
    const url = other.url.replace('//', `//${user}`);
    await expect(open(url)).rejects.toThrow(message);
    await other.remove();
  });

  it('not there', async () => {
    await expect(open(`redis://:hidden@127.0.0.1:${await freePort()}`)).rejects.toThrow(
      /^REDIS_URL: Redis cannot be reached \(ECONNREFUSED\)$/,
    );
  });

  it('and one that comes to evict later is away', async () => {
    const store = await open();
    const { createClient } = await import('@redis/client');
    const operator = await createClient({ url: redis.url }).connect();
    await operator.configSet('maxmemory-policy', 'volatile-lru');
    await until(() => store.isAway());
    expect(await store.reserve(newKey(), expiry())).toBe('busy');
    await operator.configSet('maxmemory-policy', 'noeviction');
    await until(() => !store.isAway());
    operator.destroy();
  });
});
