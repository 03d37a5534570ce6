import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/keep-recordings.ts',
    include: ['test/long/*.test.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 180_000,
  },
});
