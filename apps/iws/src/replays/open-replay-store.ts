import { randomUUID } from 'node:crypto';
import { createMemoryReplayStore, type ReplayStore } from '@iws/protocol/open';
import type { Logger } from 'pino';
import type { Configuration } from '../configuration/configuration.ts';

/** Where used challenges are remembered, as the configuration says. */
export interface OpenReplayStore {
  readonly kind: 'memory' | 'redis';
  readonly store: ReplayStore;
  /** Named in challenges where only this process remembers their use. */
  readonly instance: string | undefined;
  /** While it is away no capture is answered. */
  readonly isAway: () => boolean;
  readonly close: () => void;
}

/** @throws RedisUnusable when `REDIS_URL` names no Redis that may be relied on */
export async function openReplayStore(
  { redisUrl, replayCapacity }: Pick<Configuration, 'redisUrl' | 'replayCapacity'>,
  logger: Logger,
): Promise<OpenReplayStore> {
  if (redisUrl === null) {
    const store = createMemoryReplayStore({ capacity: replayCapacity });
    return {
      kind: 'memory',
      store,
      instance: randomUUID(),
      isAway: () => false,
      close: () => undefined,
    };
  }
  // Its client is nearly half of all modules of the server: who has no Redis does not load it.
  const { openRedisReplayStore } = await import('./redis-store.ts');
  const redis = await openRedisReplayStore({
    url: redisUrl,
    onChange: (flaw) => {
      if (flaw === null) logger.info('the replay store is back');
      else logger.error({ reason: flaw }, 'the replay store is away: captures are refused');
    },
    onFailure: (reason) => logger.error({ reason }, 'the replay store took no key'),
  });
  return {
    kind: 'redis',
    store: redis,
    instance: undefined,
    isAway: redis.isAway,
    close: redis.close,
  };
}
