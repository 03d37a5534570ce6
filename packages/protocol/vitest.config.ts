import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const chromium = playwright({
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
});

const tests = ['src/**/*.test.ts', 'test/**/*.test.ts'];
const nodeOnly = '**/*.node.test.ts';

// The wire is the same on both sides: every test runs in Node and in Chromium, but those that read
// files.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: tests } },
      {
        optimizeDeps: { include: ['fast-check', 'cborg', 'ajv/dist/2020.js'] },
        test: {
          name: 'chromium',
          include: tests,
          exclude: [nodeOnly],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: chromium,
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
