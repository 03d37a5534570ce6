import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // Nothing here measures speed: waits end when something holds, or on a very busy machine.
    testTimeout: 120_000,
    expect: { poll: { timeout: 40_000, interval: 20 } },
  },
});
