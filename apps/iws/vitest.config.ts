import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Servers are started some sixty times, each time of the same modules: they are compiled, and freed of types, once.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('node_modules/.cache/compiled', import.meta.url),
);

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/*.test.ts'],
    // Real servers with worker threads of their own: each file in a process, three at a time, as much of the time is waiting.
    pool: 'forks',
    maxWorkers: 3,
    // Nothing here measures speed, and machines that build at the same time are slow.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
  },
});
