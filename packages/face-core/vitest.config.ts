import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { serveGolden } from './test/golden/serve.ts';

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

// Pure functions are tested in Node; the golden numbers, with real models, in Node and in Chromium.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          // Real models on a machine that may be busy.
          testTimeout: 20_000,
          include: ['src/**/*.test.ts', 'test/*.node.test.ts'],
        },
      },
      {
        plugins: [serveGolden()],
        optimizeDeps: { include: ['onnxruntime-web/wasm'] },
        test: {
          name: 'chromium',
          include: ['test/*.chromium.test.ts'],
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
