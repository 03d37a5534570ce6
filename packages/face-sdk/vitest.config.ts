import { defineConfig } from 'vitest/config';

export default defineConfig({
  // What the build puts in; the version is that of nothing that is published.
  define: { SDK_VERSION: '"0.0.0"' },
  test: {
    globalSetup: 'test/keep-recordings.ts',
    include: ['api/*.test.ts', 'src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/long/**'],
    // The browser tests share one Chromium at a time: their measurements would disturb each other.
    fileParallelism: false,
    // Long: a machine that does other things as well is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
