import type { ChallengeClaims } from './challenge.ts';

/**
 * `replayed`: the key was reserved before. `busy`: the store has no room; let nobody through. `expired`: the
 * challenge has expired by now, perhaps while its capture waited in the queue; a first use could have been
 * forgotten already, so nobody is let through.
 */
export type Reservation = 'reserved' | 'replayed' | 'busy' | 'expired';

/**
 * Remembers which challenges were used. `reserve` is one atomic step. A key that was reserved ends
 * either with `commit` (it stays until it expires) or with `release` (as if never used).
 */
export interface ReplayStore {
  /** `expiresAt` in epoch milliseconds: from then on the challenge is refused anyway. */
  reserve: (key: string, expiresAt: number) => Promise<Reservation>;
  commit: (key: string) => Promise<void>;
  release: (key: string) => Promise<void>;
}

/** `blob`: one capture answers once. `endpoint`: once at each endpoint. */
export type ReplayScope = 'blob' | 'endpoint';

/** The key and the expiry under which the use of a challenge is remembered. */
export const replayEntry = (
  { jti, exp }: ChallengeClaims,
  scope: ReplayScope,
  endpoint: string,
): { key: string; expiresAt: number } => ({
  key: scope === 'blob' ? jti : `${jti} ${endpoint}`,
  expiresAt: exp * 1000,
});

export interface MemoryReplayStoreOptions {
  /** Keys that it holds at most. It never forgets one before its time: full means busy. */
  capacity: number;
  /** Epoch milliseconds UTC. */
  now?: () => number;
}

/** A store for one process; with it, challenges carry the process's `inst`. */
export const createMemoryReplayStore = ({
  capacity,
  now = Date.now,
}: MemoryReplayStoreOptions): ReplayStore => {
  const expiries = new Map<string, number>();
  // Keys by the second in which they expire, so that forgetting costs what is forgotten.
  const bySecond = new Map<number, Set<string>>();
  let forgottenBefore = Math.floor(now() / 1000);

  const remove = (key: string) => {
    const expiresAt = expiries.get(key);
    if (expiresAt === undefined) return;
    expiries.delete(key);
    const second = Math.ceil(expiresAt / 1000);
    const keys = bySecond.get(second);
    keys?.delete(key);
    if (keys?.size === 0) bySecond.delete(second);
  };

  const forgetExpired = () => {
    const second = Math.floor(now() / 1000);
    if (second <= forgottenBefore) return;
    forgottenBefore = second;
    for (const [expiry, keys] of bySecond)
      if (expiry <= second) {
        for (const key of keys) expiries.delete(key);
        bySecond.delete(expiry);
      }
  };

  const reserve = (key: string, expiresAt: number): Reservation => {
    forgetExpired();
    if (expiries.has(key)) return 'replayed';
    if (expiresAt <= now()) return 'expired';
    if (expiries.size >= capacity) return 'busy';
    expiries.set(key, expiresAt);
    const second = Math.ceil(expiresAt / 1000);
    const keys = bySecond.get(second) ?? new Set();
    bySecond.set(second, keys.add(key));
    return 'reserved';
  };

  return {
    reserve: (key, expiresAt) => Promise.resolve(reserve(key, expiresAt)),
    commit: () => Promise.resolve(),
    release: (key) => Promise.resolve(remove(key)),
  };
};
