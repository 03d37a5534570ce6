import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  begin,
  capture,
  leftBehind,
  outcomeOf,
  startBrowser,
  type TestBrowser,
} from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

let server: CaptureServer;
beforeAll(async () => {
  server = await startCaptureServer();
});
afterAll(() => server.close());

describe('no camera', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser('none');
  });
  afterAll(() => browser.close());

  test('101 ERROR_NO_INPUT_DEVICES', async () => {
    const page = await browser.open(server.origin);
    expect(await capture(page)).toMatchObject({
      code: 101,
      name: 'ERROR_NO_INPUT_DEVICES',
      text: 'No camera found',
    });
    expect(await leftBehind(page)).toEqual({ tracks: [], dialogs: 0 });
  });

  test('103 for a browser that is too old, from initialize() too; close() then has nothing to end', async () => {
    const userAgent =
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/60.0.0.0 Safari/537.36';
    const page = await browser.open(server.origin, { profile: { userAgent } });
    const found = await page.evaluate(async () => {
      const unhandled: string[] = [];
      addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)));
      const face = new window.sdk.FaceSDK();
      const codes: unknown[] = [];
      for (const begin of [() => face.initialize(), () => face.capture()]) {
        await begin().catch((error: { code?: unknown }) => codes.push(error.code));
      }
      face.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { codes, unhandled };
    });
    expect(found).toEqual({ codes: [103, 103], unhandled: [] });
    await page.close();
  });
});

describe('the question is answered with no', () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await startBrowser('denied');
  });
  afterAll(() => browser.close());

  test('104 FEEDBACK_CAMERA_ACQUIRING_FAILED, with what the browser said as its cause', async () => {
    const page = await browser.open(server.origin);
    const outcome = await capture(page, {
      localization: { FEEDBACK_CAMERA_ACQUIRING_FAILED: 'Sin cámara' },
    });
    expect(outcome).toMatchObject({
      code: 104,
      name: 'FEEDBACK_CAMERA_ACQUIRING_FAILED',
      text: 'Sin cámara',
    });
    expect(outcome).toHaveProperty('cause', expect.stringMatching(/NotAllowedError/));
    expect(await leftBehind(page)).toEqual({ tracks: [], dialogs: 0 });

    // Who refuses may upload a photograph, where that is allowed, also when the refusal comes before the dialog.
    await begin(page, { allowFileUpload: true, allowCameraSelect: true });
    await page.locator('.iws-face-upload').waitFor();
    await page.keyboard.press('Escape');
    expect(await outcomeOf(page)).toMatchObject({ code: 202 });
    expect(await capture(page, { allowCameraSelect: true })).toMatchObject({ code: 104 });
  });
});

describe('with a camera that sees nobody', () => {
  let browser: TestBrowser;
  // One page for all that leave it as it was: loading the models is what takes time.
  let page: Page;
  beforeAll(async () => {
    browser = await startBrowser({ scene: 'empty', frames: 30 });
    page = await browser.open(server.origin);
  });
  afterAll(() => browser.close());
  beforeEach(() =>
    page.evaluate(() => {
      window.tracks = [];
    }),
  );

  test('501 FEEDBACK_CAPTURE_TIMEOUT', async () => {
    const outcome = await capture(page, { captureTimeout: 1500 });
    expect(outcome).toMatchObject({ code: 501, name: 'FEEDBACK_CAPTURE_TIMEOUT' });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test.each([
    ['the close button', 'click'],
    ['Escape', 'Escape'],
    ['close()', 'close'],
  ])('202 FEEDBACK_DIALOG_CLOSED by %s', async (_, way) => {
    await page.focus('#start');
    const running = page.evaluate(async () => {
      const face = new window.sdk.FaceSDK();
      Object.assign(window, { face });
      const error: unknown = await face.capture().catch((thrown: unknown) => thrown);
      if (!(error instanceof window.sdk.FaceSdkError)) throw new Error(String(error));
      return { code: error.code, name: error.name };
    });
    await page.waitForSelector('#identity_stream');
    await page.waitForFunction(() => window.tracks.length === 1);
    if (way === 'click') await page.getByRole('button', { name: 'Close' }).click();
    else if (way === 'Escape') await page.keyboard.press('Escape');
    else await page.evaluate(() => (Reflect.get(window, 'face') as { close(): void }).close());
    expect(await running).toMatchObject({ code: 202, name: 'FEEDBACK_DIALOG_CLOSED' });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('start');
  });

  test('allowClose: false leaves no way out but the time-out', async () => {
    const running = capture(page, { allowClose: false, captureTimeout: 3000 });
    await page.waitForSelector('#identity_stream');
    expect(await page.getByRole('button', { name: 'Close' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(1);
    expect(await running).toMatchObject({ code: 501 });
  });

  test('202 when the page is hidden', async () => {
    const running = capture(page);
    await page.waitForSelector('#identity_stream');
    // Headless Chromium never hides a page by itself; the event and the state are what a phone would show.
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {
        get: () => 'hidden',
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
      Reflect.deleteProperty(document, 'visibilityState');
    });
    expect(await running).toMatchObject({ code: 202 });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test('104 when the camera is taken away', async () => {
    const running = capture(page);
    await page.waitForSelector('#identity_stream');
    await page.evaluate(() => {
      // `stop` fires no event; a device that goes away does.
      for (const track of window.tracks) track.dispatchEvent(new Event('ended'));
    });
    expect(await running).toMatchObject({ code: 104 });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test('104 when the camera falls silent', async () => {
    const silent = await browser.open(server.origin);
    const track = await silent.evaluateHandle(() => {
      // A stream that says nothing of its end: pictures come for half a second, then none.
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: 640, height: 480 });
      const pen = canvas.getContext('2d');
      const stream = canvas.captureStream(0);
      const [given] = stream.getVideoTracks();
      if (!(given instanceof CanvasCaptureMediaStreamTrack)) throw new Error('no track');
      const open = () => {
        for (let i = 0; i < 15; i++) {
          setTimeout(() => {
            pen?.fillRect(20 * i, 0, 10, 480);
            given.requestFrame();
          }, 33 * i);
        }
        return Promise.resolve(stream);
      };
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: open });
      return given;
    });
    expect(await capture(silent)).toMatchObject({
      code: 104,
      name: 'FEEDBACK_CAMERA_ACQUIRING_FAILED',
      cause: 'the camera sends no frames',
    });
    expect(await track.evaluate(({ readyState }) => readyState)).toBe('ended');
    await silent.close();
  });

  test.each([
    ['refuses', 104, 'NotAllowedError: no list'],
    ['never answers', 104, 'the browser names no cameras'],
    ['never answers before close()', 202, 'close() was called'],
  ])(
    'asked for its cameras again, the browser %s: no camera stays on',
    async (how, code, cause) => {
      const unwilling = await browser.open(server.origin);
      await unwilling.evaluate((refuses) => {
        const { mediaDevices } = navigator;
        const list = mediaDevices.enumerateDevices.bind(mediaDevices);
        let asked = 0;
        mediaDevices.enumerateDevices = () => {
          asked += 1;
          if (asked === 1) return list();
          if (refuses) return Promise.reject(new DOMException('no list', 'NotAllowedError'));
          document.documentElement.dataset['asked'] = 'again';
          return new Promise(() => undefined);
        };
      }, how === 'refuses');
      await begin(unwilling);
      if (code === 202) {
        await unwilling.waitForSelector('html[data-asked=again]');
        await unwilling.evaluate(() => window.running.close());
      }
      expect(await outcomeOf(unwilling)).toMatchObject({ code, cause });
      expect(await leftBehind(unwilling)).toEqual({ tracks: ['ended'], dialogs: 0 });
      await unwilling.close();
    },
  );

  test('600 for camera functions that a script has replaced, when the integrator asks for it', async () => {
    const outcome = await capture(page, { rejectInsecureFeed: true });
    expect(outcome).toMatchObject({
      code: 600,
      name: 'FEEDBACK_RETRY_INSECURE',
      text: 'Insecure camera feed',
      // The test page's own: it watches the tracks.
      cause: 'replaced: mediaDevices.getUserMedia',
    });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test('102 when the worker dies', async () => {
    const running = capture(page);
    await page.waitForSelector('#identity_stream');
    await page.workers()[0]?.evaluate(() => self.close());
    expect(await running).toMatchObject({ code: 102, name: 'ERROR_MODEL_FAIL' });
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
    // The next one starts a new worker.
    expect(await capture(page, { captureTimeout: 1000 })).toMatchObject({ code: 501 });
  });

  test('500 when the server is away, before and after it was there', async () => {
    const another = await browser.open(server.origin);
    server.refuse('models', 502);
    expect(await capture(another)).toMatchObject({
      code: 500,
      name: 'ERROR_SERVER_CONNECTION_FAILURE',
    });
    server.refuse('models', null);
    expect(await capture(another, { captureTimeout: 1000 })).toMatchObject({ code: 501 });
    expect(await leftBehind(another)).toEqual({ tracks: ['ended'], dialogs: 0 });
    await another.close();
  });

  test('102 when the assets are not where they should be', async () => {
    const outcome = await capture(page, { assetsURL: '/not-there/' });
    expect(outcome).toMatchObject({ code: 102, name: 'ERROR_MODEL_FAIL' });
  });

  test('two captures at once: the second is a mistake of the program', async () => {
    const running = capture(page, { captureTimeout: 3000 });
    await page.waitForSelector('#identity_stream');
    const second = await page.evaluate(() =>
      new window.sdk.FaceSDK().capture().catch((error: unknown) => (error as DOMException).name),
    );
    expect(second).toBe('InvalidStateError');
    expect(await running).toMatchObject({ code: 501 });
  });

  test('600 for what a program draws in place of a camera', async () => {
    // Last: the page has no camera after it.
    await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      canvas.getContext('2d')?.fillRect(0, 0, 10, 10);
      const drawn = () => Promise.resolve(canvas.captureStream(10));
      Object.defineProperty(MediaDevices.prototype, 'getUserMedia', { value: drawn });
      Reflect.deleteProperty(navigator.mediaDevices, 'getUserMedia');
    });
    expect(await capture(page, { rejectInsecureFeed: true })).toMatchObject({
      code: 600,
      cause: 'the track is a CanvasCaptureMediaStreamTrack',
    });
  });
});
