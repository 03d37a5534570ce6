import { randomUUID } from 'node:crypto';
import { LIMITS } from '@iws/protocol';
import type { Reservation, ReplayStore } from '@iws/protocol/open';
import { RedisConnection, RedisUnusable } from './redis-connection.ts';

/** A store that replicas share. Close it when it is no longer needed. */
export interface RedisReplayStore extends ReplayStore {
  readonly isAway: () => boolean;
  readonly close: () => void;
}

export interface RedisReplayStoreOptions {
  readonly url: string;
  /** Told when Redis goes away, with the reason, and when it is back (null). */
  readonly onChange: (flaw: string | null) => void;
  /** Told of each key that Redis did not take, with the reason. */
  readonly onFailure: (reason: string) => void;
}

/** A reservation that has to be taken back as soon as Redis can be reached. */
interface Owed {
  readonly key: string;
  readonly token: string;
  readonly expiresAt: number;
}

const PREFIX = 'iws:replay:';
/** Keys outlive the challenge by this, in milliseconds: the clock of Redis may be ahead of ours. */
const MARGIN = 2 * LIMITS.clockSkewMs;
/** More are not kept: a challenge that is not released stays used, which is the safe side. */
const MOST_OWED = 10_000;

/** Deletes a key only if it is still the reservation that is meant. */
const RELEASE = "if redis.call('get',KEYS[1])==ARGV[1] then return redis.call('del',KEYS[1]) end";

/**
 * Remembers used challenges in Redis: one atomic `SET NX PXAT` each. Whatever is in doubt is `busy`, and
 * nobody is let through: Redis away, slow, full, or refusing. A challenge that was issued before Redis
 * started is `expired`, because its use may have been forgotten.
 *
 * @throws RedisUnusable when there is no Redis that may be relied on
 */
export async function openRedisReplayStore({
  url,
  onChange,
  onFailure,
}: RedisReplayStoreOptions): Promise<RedisReplayStore> {
  /** Reservations of requests that are being worked on, by key. */
  const held = new Map<string, Owed>();
  const owed = new Map<string, Owed>();
  let away = false;

  const note = (flaw: string | null) => {
    if ((flaw !== null) === away) return;
    away = flaw !== null;
    onChange(flaw);
  };

  const redis = await RedisConnection.open({
    url,
    onLook: (flaw) => {
      if (flaw === null) void settle();
      note(flaw);
    },
  });

  const owe = (debt: Owed) => {
    if (owed.size < MOST_OWED) owed.set(debt.token, debt);
  };

  async function takeBack(debt: Owed): Promise<void> {
    try {
      await redis.send('EVAL', RELEASE, '1', PREFIX + debt.key, debt.token);
      owed.delete(debt.token);
    } catch {
      owe(debt);
    }
  }

  async function settle(): Promise<void> {
    for (const debt of [...owed.values()]) {
      if (debt.expiresAt <= Date.now()) owed.delete(debt.token);
      else if (redis.remembersSince === null) return;
      else await takeBack(debt);
    }
  }

  async function reserve(key: string, expiresAt: number): Promise<Reservation> {
    if (expiresAt <= Date.now()) return 'expired';
    const since = redis.remembersSince;
    if (since === null) {
      // It may have gone and come between two looks; whoever was refused has to find out why.
      note('Redis is away');
      return 'busy';
    }
    if (expiresAt - LIMITS.challengeLifetimeMs < since) return 'expired';
    const entry = { key, token: randomUUID(), expiresAt };
    const until = String(expiresAt + MARGIN);
    let reply: unknown;
    try {
      reply = await redis.send('SET', PREFIX + key, entry.token, 'NX', 'PXAT', until);
    } catch (thrown) {
      // It may have been carried out. The caller is told to come again, so it must be possible.
      if (!(thrown instanceof RedisUnusable && thrown.refused)) owe(entry);
      onFailure(thrown instanceof Error ? thrown.message : String(thrown));
      return 'busy';
    }
    if (reply === null) return 'replayed';
    held.set(key, entry);
    return 'reserved';
  }

  return {
    reserve,
    commit: (key) => {
      // The key stays in Redis until it expires: nothing is left to do there.
      held.delete(key);
      return Promise.resolve();
    },
    release: async (key) => {
      const entry = held.get(key);
      held.delete(key);
      if (entry) await takeBack(entry);
    },
    isAway: () => redis.remembersSince === null,
    close: () => redis.close(),
  };
}
