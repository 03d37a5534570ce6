import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // The browser tests share one Chromium at a time: their measurements would disturb each other.
    fileParallelism: false,
    // Long: a machine that does other things as well is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
