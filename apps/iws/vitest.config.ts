import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/*.test.ts'],
    // Real servers with worker threads of their own: each file in a process, two at a time, as much of the time is waiting.
    pool: 'forks',
    maxWorkers: 2,
    // Nothing here measures speed, and machines that build at the same time are slow.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
  },
});
