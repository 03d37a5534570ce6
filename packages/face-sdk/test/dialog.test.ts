import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { capture, startBrowser, type TestBrowser } from './browser.ts';
import { ARABIC } from '../src/locales/ar.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

let server: CaptureServer;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser({ scene: 'empty', frames: 30 });
  // One page for all of them: loading the models is what takes time.
  page = await browser.open(server.origin);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test("the guide's elements stand where pages look for them, and the dialog is a dialog", async () => {
  // The progress dialog may be gone before anybody looks.
  await page.evaluate(() => {
    const label =
      'dialog .identity_progress_dialog_box > .identity_container > .identity_dialog_state > ' +
      '.custom-spinner.pull-left + .custom-spinner-label.pull-left';
    const progress: string[] = [];
    Object.assign(window, { progress });
    new MutationObserver(() => {
      const text = document.querySelector(label)?.textContent;
      if (text) progress.push(text);
    }).observe(document.body, { childList: true, subtree: true });
  });
  const running = capture(page, { captureTimeout: 50_000 });
  await page.waitForSelector(
    '.identity_capture_container > .identity_stream_container > video#identity_stream[playsinline]',
  );
  const tree = await page.evaluate(() => {
    const dialog = document.querySelector('dialog');
    const live = dialog?.querySelector('[aria-live]');
    return {
      canvas: document.querySelector('#identity_overlay_canvas')?.parentElement?.className,
      modal: dialog?.matches(':modal'),
      name: dialog?.getAttribute('aria-label'),
      live: live?.getAttribute('aria-live'),
      spoken: live?.textContent !== '',
      focusInside: dialog?.contains(document.activeElement),
      progress: (Reflect.get(window, 'progress') as string[])[0],
    };
  });
  expect(tree).toEqual({
    canvas: 'identity_stream_container',
    modal: true,
    name: 'Center Face in oval',
    live: 'polite',
    spoken: true,
    focusInside: true,
    progress: 'Initializing...',
  });
  // The page behind cannot be reached: from the dialog, Tab finds the close button and nothing of the page.
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  expect(await focused.textContent()).toBe('Close');
  expect(await focused.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('start');
  await page.keyboard.press('Escape');
  await running;
});

test("the integrator's HTML, words and colours; the page's own style wins", async () => {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.identity_capture_container { border: 3px dotted rgb(1, 2, 3); }');
    document.adoptedStyleSheets = [sheet];
  });
  const running = capture(page, {
    captureTimeout: 50_000,
    localization: { FEEDBACK_SEARCHING: 'Buscando', FEEDBACK_BUTTON_CLOSE: 'Cerrar' },
    graphics: { canvas: { canvasBackground: '102030', labelBackground: 'rgb(9, 8, 7)' } },
    htmlTemplates: {
      CAPTURE_DIALOG: `<div class="identity_capture_container"><h2 id="own">Own</h2>
        <div class="identity_stream_container"><video id="identity_stream" playsinline></video>
        <canvas id="identity_overlay_canvas"></canvas></div></div>`,
    },
  });
  await page.waitForSelector('#own');
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth);
  expect(await page.textContent('.iws-face-advice')).toBe('Buscando');
  expect(await page.getByRole('button', { name: 'Cerrar' }).count()).toBe(1);
  const seen = await page.evaluate(() => {
    const container = document.querySelector('.identity_capture_container');
    const advice = document.querySelector('.iws-face-advice');
    const canvas = document.querySelector<HTMLCanvasElement>('#identity_overlay_canvas');
    if (!container || !advice || !canvas) throw new Error('missing');
    return {
      border: getComputedStyle(container).borderTopColor,
      background: getComputedStyle(advice).backgroundColor,
      corner: [...(canvas.getContext('2d')?.getImageData(2, 200, 1, 1).data ?? [])],
    };
  });
  expect(seen).toEqual({
    border: 'rgb(1, 2, 3)',
    background: 'rgb(9, 8, 7)',
    corner: [0x10, 0x20, 0x30, 255],
  });
  await page.keyboard.press('Escape');
  await running;
  expect(await page.evaluate(() => document.adoptedStyleSheets.splice(0).length)).toBe(1);
});

test('colours that are none are refused where a browser can tell', async () => {
  const thrown = await page.evaluate(() => {
    try {
      new window.sdk.FaceSDK({ graphics: { canvas: { label: 'no colour' } } });
      return 'accepted';
    } catch (error) {
      return String(error);
    }
  });
  expect(thrown).toBe('TypeError: FaceSDK option graphics.canvas.label: expected a CSS colour');
});

test.each([
  [
    'the front picture is shown as in a mirror, in a ring of ticks',
    {},
    'matrix(-1, 0, 0, 1, 0, 0)',
    true,
  ],
  [
    'the rear one is not, and STANDARD has no ticks',
    { assisted: true, appUI: 'STANDARD' },
    'none',
    false,
  ],
] as const)('%s', async (_, options, transform, ticks) => {
  const graphics = { canvas: { tickerDefaultBackground: '#ff0000' } };
  const running = capture(page, { ...options, graphics, captureTimeout: 50_000 });
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth);
  await page.locator('.identity_stream_container[data-phase]').waitFor();
  const shown = await page.evaluate(() => {
    const video = document.querySelector('video');
    const canvas = document.querySelector<HTMLCanvasElement>('#identity_overlay_canvas');
    if (!video || !canvas) throw new Error('missing');
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set(new Uint32Array(pixels?.buffer ?? new ArrayBuffer(0)));
    // Red, opaque, in the order of the octets.
    return { transform: getComputedStyle(video).transform, red: colours.has(0xff0000ff) };
  });
  expect(shown).toEqual({ transform, red: ticks });
  await page.keyboard.press('Escape');
  await running;
});

test('the oval and the advice stay inside the view when the window changes', async () => {
  const running = capture(page, { captureTimeout: 50_000 });
  await page.waitForFunction(() => document.querySelector('video')?.videoWidth);
  for (const [width, height] of [
    [390, 844],
    [320, 568],
    [844, 390],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(300);
    const fits = await page.evaluate(() => {
      const inside = (selector: string) => {
        const box = document.querySelector(selector)?.getBoundingClientRect();
        if (!box) throw new Error(`no ${selector}`);
        return (
          box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
        );
      };
      return { advice: inside('.iws-face-advice'), close: inside('.iws-face-close') };
    });
    expect(fits, `${width}x${height}`).toEqual({ advice: true, close: true });
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await page.keyboard.press('Escape');
  await running;
});

test('a locale turns the dialog into its language and direction', async () => {
  const running = capture(page, { ...ARABIC, captureTimeout: 50_000 });
  const advice = page.locator('.iws-face-advice');
  await advice.waitFor();
  const dialog = page.locator('dialog.iws-face');
  expect(await dialog.getAttribute('lang')).toBe('ar');
  expect(await dialog.getAttribute('dir')).toBe('rtl');
  expect(await dialog.getAttribute('aria-label')).toBe(ARABIC.localization.FEEDBACK_NOT_CENTERED);
  const button = page.getByRole('button', { name: ARABIC.localization.FEEDBACK_BUTTON_CLOSE });
  const box = await button.boundingBox();
  const width = page.viewportSize()?.width ?? 0;
  expect(box?.x ?? width).toBeLessThan(width / 2);
  await button.click();
  expect(await running).toMatchObject({ name: 'FEEDBACK_DIALOG_CLOSED' });
});
