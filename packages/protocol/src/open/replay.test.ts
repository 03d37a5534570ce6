import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryReplayStore, replayEntry } from './replay.ts';

const CLAIMS = { jti: 'j', iat: 100, exp: 400, origin: 'o', kid: 'k' };

describe('replayEntry', () => {
  it('is one for a blob, or one for each endpoint', () => {
    expect(replayEntry(CLAIMS, 'blob', 'process')).toEqual({ key: 'j', expiresAt: 400_000 });
    expect(replayEntry(CLAIMS, 'blob', 'verify').key).toBe('j');
    expect(replayEntry(CLAIMS, 'endpoint', 'process').key).not.toBe(
      replayEntry(CLAIMS, 'endpoint', 'verify').key,
    );
  });
});

describe('memory replay store', () => {
  it('lets a key through once', async () => {
    const store = createMemoryReplayStore({ capacity: 10, now: () => 0 });
    const uses = await Promise.all([1, 2, 3].map(() => store.reserve('a', 5000)));
    expect(uses).toEqual(['reserved', 'replayed', 'replayed']);
    await store.commit('a');
    expect(await store.reserve('a', 5000)).toBe('replayed');
  });

  it('lets a released key through again', async () => {
    const store = createMemoryReplayStore({ capacity: 1, now: () => 0 });
    await store.reserve('a', 5000);
    await store.release('a');
    await store.release('never reserved');
    expect(await store.reserve('b', 5000)).toBe('reserved');
    await store.release('b');
    expect(await store.reserve('a', 5000)).toBe('reserved');
  });

  it('lets nobody through whose challenge expired while they waited', async () => {
    let now = 4_900;
    const store = createMemoryReplayStore({ capacity: 10, now: () => now });
    expect(await store.reserve('a', 5_000)).toBe('reserved');
    // The second use arrived before the expiry as well, but its turn came after it.
    now = 5_010;
    expect(await store.reserve('a', 5_000)).toBe('expired');
    expect(await store.reserve('never used', 5_010)).toBe('expired');
  });

  it('is busy when full, and forgets nothing for it', async () => {
    let now = 0;
    const store = createMemoryReplayStore({ capacity: 2, now: () => now });
    await store.reserve('a', 5000);
    await store.reserve('b', 9000);
    expect(await store.reserve('c', 9000)).toBe('busy');
    expect(await store.reserve('a', 5000)).toBe('replayed');
    now = 4999;
    expect(await store.reserve('c', 9000)).toBe('busy');
    now = 5000;
    expect(await store.reserve('c', 9000)).toBe('reserved');
    expect(await store.reserve('b', 9000)).toBe('replayed');
  });

  it('behaves as a plain list would', async () => {
    const step = fc.record({
      kind: fc.constantFrom('reserve' as const, 'release' as const, 'wait' as const),
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      seconds: fc.integer({ min: 1, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        let now = 1_000_000;
        const store = createMemoryReplayStore({ capacity: 3, now: () => now });
        let list: { key: string; expiresAt: number }[] = [];
        for (const { kind, key, seconds } of steps) {
          if (kind === 'wait') now += seconds * 1000;
          list = list.filter(({ expiresAt }) => expiresAt > now);
          if (kind === 'release') {
            list = list.filter((entry) => entry.key !== key);
            await store.release(key);
          }
          if (kind === 'reserve') {
            const expected = list.some((entry) => entry.key === key)
              ? 'replayed'
              : list.length < 3
                ? 'reserved'
                : 'busy';
            const expiresAt = now + seconds * 1000;
            expect(await store.reserve(key, expiresAt)).toBe(expected);
            if (expected === 'reserved') list.push({ key, expiresAt });
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
