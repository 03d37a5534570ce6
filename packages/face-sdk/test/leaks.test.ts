import { expect, test } from 'vitest';
import { startBrowser } from './browser.ts';
import { startCaptureServer } from './capture-server.ts';
import { captureRepeatedly, describeHoldings } from './repeated-captures.ts';

test('captures leave nothing behind, in an isolated page with two threads', async () => {
  const server = await startCaptureServer();
  server.isolated = true;
  const browser = await startBrowser({ scene: 'selfie' }, 'all');
  try {
    const page = await browser.open(server.origin);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 4 });
    });
    await page.reload();
    await page.waitForFunction(() => 'violations' in window);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const looks = await captureRepeatedly(page, 2, 1);
    for (const look of looks) console.log(describeHoldings(look));
    const [first, last] = looks;
    // The worker, and the thread that the runtime starts beside it: no more with every capture.
    expect(last).toMatchObject({ workers: first?.workers, liveTracks: 0, dialogs: 0 });
    expect(first?.workers).toBeGreaterThanOrEqual(1);
    expect(last?.nodes).toBeLessThanOrEqual((first?.nodes ?? 0) + 20);
    // The kernels' memory has grown to what a capture needs; the models' is shared with the thread, and not seen here.
    expect(last?.worker.buffers).toBeLessThanOrEqual((first?.worker.buffers ?? 0) * 1.1);
    expect(last?.worker.buffers).toBeGreaterThan(1e6);
    expect(last?.listeners).toBeLessThanOrEqual((first?.listeners ?? 0) + 5);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});
