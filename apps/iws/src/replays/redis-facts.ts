import { LIMITS } from '@iws/protocol';

/** What the store has to know about a Redis before it may rely on it. */
export interface RedisFacts {
  /** Epoch milliseconds UTC of our clock, up to two seconds after its start: what it was told before may be lost. */
  readonly startedAt: number;
  /** Why it must not be relied on; null when it may. One line, for the log. */
  readonly flaw: string | null;
}

/**
 * Redis counts its uptime in whole seconds of its clock, from one whole second to another: it may say one
 * second more than has passed. That much later it counts as started, so that nothing forgotten is believed.
 */
const UPTIME_STEP = 1_000;
/** Redis forgets a key by its own clock, so that clock may not differ from ours by more than this. */
const CLOCK_DIFFERENCE = LIMITS.clockSkewMs;

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}

/**
 * Reads the replies of INFO and TIME.
 *
 * @param info text of `INFO`
 * @param redisTime epoch milliseconds by the clock of Redis
 * @param now epoch milliseconds by ours
 */
export function readRedisFacts(info: string, redisTime: number, now: number): RedisFacts {
  const uptime = Number(field(info, 'uptime_in_seconds') ?? Number.NaN);
  const policy = field(info, 'maxmemory_policy');
  const flawOf = () => {
    if (!Number.isFinite(uptime)) return 'Redis does not say how long it has been running';
    if (policy !== 'noeviction') {
      return `Redis may forget keys before their time: maxmemory-policy is ${policy ?? 'unknown'}, it has to be noeviction`;
    }
    if (field(info, 'role') !== 'master') return 'this Redis is a replica and takes no keys';
    if (field(info, 'loading') === '1') return 'Redis is loading its data';
    if (Math.abs(redisTime - now) > CLOCK_DIFFERENCE) {
      return `the clock of Redis differs by ${Math.round((redisTime - now) / 1000)} s`;
    }
    return null;
  };
  return { startedAt: now - uptime * 1000 + UPTIME_STEP, flaw: flawOf() };
}
