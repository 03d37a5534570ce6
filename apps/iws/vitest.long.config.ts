import { defineConfig } from 'vitest/config';

/** Soaks, fuzzing and full counts: `pnpm test:long`, not part of `pnpm test`. */
export default defineConfig({
  test: {
    include: ['test/long/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
  },
});
