import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { LONELY_DEMO, SYSTEM } from './addresses.ts';

const repository = join(import.meta.dirname, '../../..');
const stopped = { gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 } } as const;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  // Earlier screenshots, of this machine and its fonts: never committed.
  snapshotPathTemplate: '../test-screens/{arg}{ext}',
  globalSetup: './record-cameras.ts',
  // One browser at a time: a capture needs the cores for itself.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  webServer: [
    {
      name: 'system',
      command: 'node infra/local/src/start.ts',
      cwd: repository,
      env: SYSTEM,
      wait: { stdout: /^ready/m },
      stdout: 'ignore',
      timeout: 90_000,
      ...stopped,
    },
    {
      name: 'demo without a backend',
      command: 'node infra/local/src/demo-server.ts',
      cwd: repository,
      env: LONELY_DEMO,
      port: Number(LONELY_DEMO.DEMO_PORT),
      timeout: 30_000,
      ...stopped,
    },
  ],
});
