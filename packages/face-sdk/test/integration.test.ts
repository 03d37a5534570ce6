import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axeFindingsInLightAndDark } from './axe.ts';
import {
  begin,
  capture,
  leftBehind,
  outcomeOf,
  startBrowser,
  type Outcome,
  type TestBrowser,
} from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

let server: CaptureServer;
beforeAll(async () => {
  server = await startCaptureServer();
});
afterAll(() => server.close());

const ACROSS = { width: 844, height: 390 };
const PHONE = {
  userAgent:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
  hasTouch: true,
  isMobile: true,
};

function blobOf(outcome: Outcome): string {
  if (!('blob' in outcome)) throw new Error(`no capture: ${JSON.stringify(outcome)}`);
  return outcome.blob;
}

describe('an application as the guide writes it', () => {
  let browser: TestBrowser;
  // One page for all that leave it as it was: loading the models is what takes time.
  let page: Page;
  const asked: string[] = [];
  beforeAll(async () => {
    browser = await startBrowser({ scene: 'selfie' });
    page = await browser.open(server.origin);
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server.log.length = 0;
    asked.length = 0;
    await page.evaluate(() => {
      window.tracks = [];
    });
  });

  test('preInitialize, the event, a second capture: warm, with a challenge of its own', async () => {
    const first = await page.evaluate(async () => {
      const { FaceSDK, Template, Base64, TransactionMode } = window.sdk;
      await FaceSDK.preInitialize(
        { URL: `${location.origin}/api/v1/models` },
        {
          URL: {
            url: `${location.origin}/api/v1/pub_key`,
            headers: [{ name: 'requestID', value: 'a-session' }],
          },
        },
      );
      const qualities: unknown[] = [];
      const face = new FaceSDK({
        requiredTemplates: [Template.PNG],
        base64EncodingFlag: Base64.NO_WRAP,
        transaction: { type: TransactionMode.CAPTURE },
        enableGImage: true,
        events: { onImageQualityDetected: (quality) => qualities.push(quality) },
      });
      await face.enableICAOChecks();
      await face.initialize();
      const before = face.gImage;
      const blob = await (await face.capture()).text();
      const picture = [...new Uint8Array((await face.gImage?.arrayBuffer()) ?? [])];
      return { blob, qualities, before, picture, type: face.gImage?.type };
    });
    expect(first.qualities).toEqual([
      {
        eyes_status: 'OPEN',
        eyes_opening_grade: expect.any(Number) as number,
        quality_metric: expect.any(Number) as number,
        head_pose_check: 'True',
      },
    ]);
    expect(asked.toSorted()).toEqual([
      '/api/v1/models',
      '/api/v1/pub_key',
      '/api/v1/time',
      '/face-sdk/capture-worker.js',
      '/face-sdk/ort-wasm-simd-threaded.mjs',
      '/face-sdk/ort-wasm-simd-threaded.wasm',
    ]);
    const [worker] = page.workers();
    asked.length = 0;
    // Neither the end of a capture nor close() lets the models go.
    const second = await page.evaluate(async () => {
      const cancelled = new window.sdk.FaceSDK();
      await cancelled.initialize();
      cancelled.close();
      const face = new window.sdk.FaceSDK();
      const blob = await (await face.capture()).text();
      face.close();
      return blob;
    });
    expect(asked).toEqual(['/api/v1/time']);
    expect(page.workers()).toEqual([worker]);
    // Models and keys travelled once, the time for each capture.
    expect(server.log.toSorted()).toEqual([
      'GET models 200',
      'POST pub_key 200',
      'POST time 200',
      'POST time 200',
    ]);
    const captures = await Promise.all([first.blob, second].map((blob) => server.open(blob)));
    const [own] = captures;
    if (!own?.ok) throw new Error(own?.reason);
    expect(own.capture.options?.enableICAOChecks).toBe(true);
    // The picture as it was sealed.
    expect(first).toMatchObject({ before: null, type: 'image/jpeg' });
    const sealed = own.capture.samples.find(({ role }) => role === 'primary');
    expect(Buffer.from(first.picture).equals(sealed?.data ?? Buffer.of())).toBe(true);
    const challenges = captures.map((one) => (one.ok ? one.capture.challenge : one.reason));
    expect(challenges[0]).not.toBe(challenges[1]);
    for (const challenge of challenges) {
      expect(await server.challengeOrigin(challenge)).toBe(server.origin);
    }
  });

  test('a retry after a failed preInitialize goes to the same place, and trusts the same keys', async () => {
    const page = await browser.open(server.origin);
    const retry = async (key: string) => {
      server.refuse('models', 500);
      const failed = await page.evaluate(
        (trusted) =>
          window.sdk.FaceSDK.preInitialize(undefined, undefined, { trustedKeys: [trusted] }).then(
            () => 'connected',
            (error: unknown) => String(error),
          ),
        key,
      );
      expect(failed).toContain('ERROR_FETCH_INTERNAL');
      server.refuse('models', null);
      return page.evaluate(() =>
        new window.sdk.FaceSDK().initialize().then(
          () => 'ready',
          (error: unknown) => String(error),
        ),
      );
    };
    expect(await retry('x'.repeat(43))).toContain('ERROR_FETCH_INTERNAL');
    expect(await retry(server.trustedKey())).toBe('ready');
  });

  test('enableRetakeScreen: the picture is shown as it will be sent, and may be taken again', async () => {
    const running = capture(page, { enableRetakeScreen: true });
    const retake = page.getByRole('button', { name: 'Retry' });
    await retake.waitFor();
    const shown = () =>
      page.evaluate(() => {
        const canvas = document.querySelector<HTMLCanvasElement>('.iws-face-picture');
        const { data } = canvas?.getContext('2d')?.getImageData(0, 0, 480, 640) ?? { data: [] };
        return {
          sum: [...data].reduce((sum, level) => sum + level, 0),
          focused: document.activeElement?.textContent,
        };
      });
    const first = await shown();
    expect(first.focused).toBe('Use this picture');
    expect(await axeFindingsInLightAndDark(page)).toEqual([]);
    if (process.env['SHOW'])
      await page.screenshot({ path: `${process.env['SHOW']}/retake-screen.png` });
    await retake.click();
    await page.locator('#identity_stream').waitFor();
    const accept = page.getByRole('button', { name: 'Use this picture' });
    await accept.waitFor();
    // Noise of the camera's: no two frames are the same.
    expect((await shown()).sum).not.toBe(first.sum);
    expect(await page.evaluate(() => window.tracks.length)).toBe(1);
    await accept.click();
    const opened = await server.open(blobOf(await running));
    if (!opened.ok) throw new Error(opened.reason);
    // Telemetry is of the take that counts: a clock that starts over would look like an injected film.
    expect(opened.capture.signals?.['frameIntervalLeast']).toBeGreaterThanOrEqual(0);
    expect(opened.capture.signals?.['framesPresented']).toBeGreaterThan(0);
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test('enableRetakeScreen: closing it ends the capture', async () => {
    const running = capture(page, { enableRetakeScreen: true });
    await page.getByRole('button', { name: 'Use this picture' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await running).toMatchObject({ code: 202 });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test('models stay in the browser; damaged ones are fetched anew', async () => {
    const page = await browser.open(server.origin);
    const connect = () => page.evaluate(() => window.sdk.FaceSDK.preInitialize());
    await connect();
    await page.reload();
    await page.waitForFunction(() => 'violations' in window);
    await connect();
    await page.evaluate(async () => {
      const [name = ''] = await caches.keys();
      const cache = await caches.open(name);
      const [request] = await cache.keys();
      if (request === undefined) throw new Error('nothing was kept');
      const kept = await cache.match(request);
      const bytes = new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer(0));
      bytes[bytes.length - 1000] = (bytes.at(-1000) ?? 0) ^ 1;
      await cache.put(request, new Response(bytes, { headers: kept?.headers ?? {} }));
    });
    await connect();
    expect(server.log.filter((line) => line.includes('models'))).toEqual([
      'GET models 200',
      'GET models 304',
      'GET models 304',
      'GET models 200',
    ]);
  });

  test('a phone held across captures when it is upright; of quality nothing travels when it is not wanted', async () => {
    const page = await browser.open(server.origin, { ...ACROSS, profile: PHONE });
    // This browser has no frames to hand over: the page reads them itself.
    await page.evaluate(() => Reflect.deleteProperty(window, 'VideoFrame'));
    await begin(page, { returnQualityMetadata: false, captureTimeout: 50_000 });
    const advice = page.locator('.iws-face-advice');
    await advice.filter({ hasText: 'Only Portrait mode is supported' }).waitFor();
    // Longer than holding takes.
    await page.waitForTimeout(1500);
    expect(await advice.textContent()).toBe('Only Portrait mode is supported');
    await page.setViewportSize({ width: ACROSS.height, height: ACROSS.width });
    const opened = await server.open(blobOf(await outcomeOf(page)));
    expect(opened.ok && 'quality' in opened.capture).toBe(false);
    expect(opened.ok && opened.capture.options?.returnQualityMetadata).toBe(false);
  });

  test("without its eyes detector nothing is said about eyes; an application's event that throws costs nothing", async () => {
    const thrown = new Promise<Error>((resolve) => page.once('pageerror', resolve));
    const blob = await page.evaluate(async () => {
      const onImageQualityDetected = () => {
        throw new Error('the page failed');
      };
      const events = { onImageQualityDetected };
      const face = new window.sdk.FaceSDK({ events });
      await face.enableEyesStatusDetector(false);
      return (await face.capture()).text();
    });
    expect((await thrown).message).toBe('the page failed');
    const opened = await server.open(blob);
    expect(opened.ok && opened.capture.quality).toEqual({
      quality_metric: expect.any(Number) as number,
      head_pose_check: true,
    });
  });

  test('release() ends the worker; the next capture starts another', async () => {
    expect(page.workers()).toHaveLength(1);
    await page.evaluate(() => window.sdk.FaceSDK.release());
    await expect.poll(() => page.workers().length).toBe(0);
    const left = await page.evaluate(async () => {
      document.getElementById('start')?.focus();
      await new window.sdk.FaceSDK().initialize();
      return [document.querySelectorAll('dialog').length, document.activeElement?.id];
    });
    expect(page.workers()).toHaveLength(1);
    // What the fonts were fetched with has gone, and took no focus.
    expect(left).toEqual([0, 'start']);
  });
});

describe('a wide camera', () => {
  test('gives an upright selfie from its height', async () => {
    const size = { width: 1920, height: 1080 };
    const wide = { scene: 'selfie', ...size, zoom: 0.49, frames: 20, motion: 0.2 } as const;
    const browser = await startBrowser(wide);
    try {
      const page = await browser.open(server.origin, { width: 1280, height: 800 });
      const opened = await server.open(blobOf(await capture(page)));
      if (!opened.ok) throw new Error(opened.reason);
      const [primary, context] = opened.capture.samples;
      expect([primary?.width, primary?.height]).toEqual([480, 640]);
      expect((primary?.crop?.width ?? 0) / (primary?.crop?.height ?? 1)).toBeCloseTo(0.75, 2);
      // The browser cuts and scales to what is asked for; the selfie is made smaller from it, never larger.
      expect([context?.width, context?.height]).toEqual([1280, 960]);
      expect(primary?.crop?.height).toBeGreaterThan(640);
    } finally {
      await browser.close();
    }
  });
});

describe('more than one camera', () => {
  let browser: TestBrowser;
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser('two');
    page = await browser.open(server.origin);
  });
  afterAll(() => browser.close());

  test('the application is asked which, by name, before a dialog covers the page', async () => {
    const result = await page.evaluate(async () => {
      const asked: { labels: string[]; dialogs: number }[] = [];
      let wanted = '';
      const face = new window.sdk.FaceSDK({
        allowCameraSelect: true,
        captureTimeout: 1500,
        events: {
          onInputDevicesDetected: (devices) => {
            const dialogs = document.querySelectorAll('dialog').length;
            asked.push({ labels: devices.map((device) => device.label), dialogs });
            wanted = devices[1]?.deviceId ?? '';
            return Promise.resolve(wanted);
          },
        },
      });
      await face.capture().catch(() => null);
      return { asked, wanted, given: window.tracks.at(-1)?.getSettings().deviceId };
    });
    expect(result.asked).toEqual([{ labels: ['fake_device_0', 'fake_device_1'], dialogs: 0 }]);
    expect(result.given).toBe(result.wanted);
    expect((await leftBehind(page)).tracks).not.toContain('live');
  });

  test('600 for a camera that bears the name of a program, when the integrator asks for it', async () => {
    expect(await capture(page, { rejectInsecureFeed: true })).toMatchObject({
      code: 600,
      name: 'FEEDBACK_RETRY_INSECURE',
      cause: `the camera's label contains "fake_device"`,
    });
  });

  test('an application that gives no answer closes the capture', async () => {
    const refused = await page.evaluate(async () => {
      const face = new window.sdk.FaceSDK({
        allowCameraSelect: true,
        events: { onInputDevicesDetected: () => Promise.reject(new Error('dismissed')) },
      });
      const error: unknown = await face.capture().catch((thrown: unknown) => thrown);
      if (!(error instanceof window.sdk.FaceSdkError)) throw new Error(String(error));
      return { code: error.code, cause: String(error.cause) };
    });
    expect(refused).toEqual({ code: 202, cause: 'Error: dismissed' });
    expect((await leftBehind(page)).tracks).not.toContain('live');
  });

  test('a page that forbids wasm: 102 ERROR_MODEL_FAIL, at once', async () => {
    server.policy = "default-src 'self'; style-src 'self'";
    const forbidding = await browser.open(server.origin);
    expect(await capture(forbidding)).toMatchObject({ code: 102, name: 'ERROR_MODEL_FAIL' });
  });
});
