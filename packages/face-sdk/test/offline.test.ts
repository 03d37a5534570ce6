import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { capture, leftBehind, startBrowser, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer, type Path } from './capture-server.ts';

const PATHS: readonly Path[] = ['models', 'pub_key', 'time'];
const WASM = '/face-sdk/ort-wasm-simd-threaded.wasm';

let server: CaptureServer;
let browser: TestBrowser;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser({ scene: 'selfie' });
  page = await browser.open(server.origin);
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate(() => new window.sdk.FaceSDK().initialize());
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The page anew, and nobody behind the proxy. */
async function withoutServer(): Promise<void> {
  for (const path of PATHS) server.refuse(path, 502);
  asked.length = 0;
  await page.reload();
  await page.waitForFunction(() => 'violations' in window);
}

test('after the first load the server may be away until the picture is taken', async () => {
  expect(asked.filter((path) => path === WASM)).toHaveLength(1);
  await withoutServer();
  const running = capture(page);
  await page.waitForFunction(
    () => performance.getEntriesByName('face-sdk:first-guidance').length > 0,
  );
  for (const path of PATHS) server.refuse(path, null);
  const outcome = await running;
  if (!('blob' in outcome)) throw new Error(JSON.stringify(outcome));
  expect((await server.open(outcome.blob)).ok).toBe(true);
  // The wasm came from the browser's own store, checked.
  expect(asked).not.toContain(WASM);
});

test('a server that stays away costs the capture, and says so: 500', async () => {
  await withoutServer();
  expect(await capture(page)).toMatchObject({ code: 500, name: 'ERROR_SERVER_CONNECTION_FAILURE' });
  expect(
    await page.evaluate(() => performance.getEntriesByName('face-sdk:first-guidance').length),
  ).toBe(1);
  expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  for (const path of PATHS) server.refuse(path, null);
});

test('wasm that was damaged in the store is fetched anew, and one that is not ours is not run', async () => {
  await page.evaluate(async () => {
    window.sdk.FaceSDK.release();
    const cache = await caches.open('iws-face-wasm-1');
    const [request] = await cache.keys();
    if (request === undefined) throw new Error('nothing was kept');
    await cache.put(request, new Response(new Uint8Array([0, 97, 115, 109])));
  });
  asked.length = 0;
  await page.evaluate(() => new window.sdk.FaceSDK().initialize());
  expect(asked.filter((path) => path === WASM)).toHaveLength(1);

  await page.evaluate(async () => {
    window.sdk.FaceSDK.release();
    await caches.delete('iws-face-wasm-1');
  });
  await page.context().route(`**${WASM}`, (route) => route.fulfill({ body: 'another file' }));
  const failed = await page.evaluate(() =>
    new window.sdk.FaceSDK().initialize().then(
      () => 'ready',
      (error: unknown) => String((error as Error).cause),
    ),
  );
  await page.context().unroute(`**${WASM}`);
  expect(failed).toContain('is not the file that belongs to this worker');
});
