import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SdkOptions } from '../src/index.ts';
import { ENGLISH } from '../src/localisation/english.ts';
import { GERMAN } from '../src/locales/de.ts';
import { axeFindings, axeFindingsInLightAndDark } from './axe.ts';
import { begin, leftBehind, outcomeOf, startBrowser, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

// The screens before the camera, with two cameras that film Chromium's test picture.

let server: CaptureServer;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  server = await startCaptureServer();
  // These pages write HTML and load scripts themselves.
  server.trustedTypes = false;
  browser = await startBrowser('two');
  // One page for all that leave it as it was: loading the models is what takes time.
  page = await browser.open(server.origin);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
afterEach(async () => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => {
    window.tracks = [];
    localStorage.clear();
  });
});

const outcome = () => outcomeOf(page);
const focused = () => page.evaluate(() => document.activeElement?.textContent);
/** The page's own colours of text and background: what a theme changes. */
const surface = (selector: string) =>
  page.$eval(selector, (element) => getComputedStyle(element).backgroundColor);

describe('showCaptureTraining', () => {
  const options: SdkOptions = { showCaptureTraining: true, captureTimeout: 1000 };

  test('comes before the camera, by keyboard, until it is not wanted again', async () => {
    await begin(page, options);
    await page.waitForSelector('.iws-face-training');
    expect(await page.getByRole('dialog').getAttribute('aria-label')).toBe('Before you start');
    expect(await focused()).toBe('Before you start');
    expect(await page.evaluate(() => window.tracks.length)).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('checkbox', { name: 'Dont Show again' }).isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Next');
    await page.keyboard.press('Enter');
    expect(await outcome()).toMatchObject({ name: 'FEEDBACK_CAPTURE_TIMEOUT' });
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
      'iws-face.training': 'hidden',
    });

    await begin(page, options);
    await page.waitForSelector('#identity_stream');
    expect(await page.locator('.iws-face-training').count()).toBe(0);
    expect(await outcome()).toMatchObject({ name: 'FEEDBACK_CAPTURE_TIMEOUT' });
  });

  test('202 FEEDBACK_TRAINING_DIALOG_CLOSED', async () => {
    await begin(page, options);
    await page.waitForSelector('.iws-face-training');
    await page.keyboard.press('Escape');
    expect(await outcome()).toMatchObject({
      code: 202,
      name: 'FEEDBACK_TRAINING_DIALOG_CLOSED',
      text: 'Training dialog, exited',
    });
    expect(await leftBehind(page)).toEqual({ tracks: [], dialogs: 0 });
  });

  test('a page that may store nothing shows it again', async () => {
    await page.evaluate(() => {
      const storage = Object.getOwnPropertyDescriptor(window, 'localStorage');
      Object.assign(window, { storage });
      Object.defineProperty(window, 'localStorage', {
        configurable: true,
        get: () => {
          throw new DOMException('no', 'SecurityError');
        },
      });
    });
    for (let time = 0; time < 2; time++) {
      await begin(page, options);
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: 'Next' }).click();
      expect(await outcome()).toMatchObject({ name: 'FEEDBACK_CAPTURE_TIMEOUT' });
    }
    await page.evaluate(() => {
      const storage = Reflect.get(window, 'storage') as PropertyDescriptor;
      Object.defineProperty(window, 'localStorage', storage);
    });
  });

  test('axe-core finds nothing in light and dark, and all of it is within reach at any size', async () => {
    await begin(page, { ...options, ...GERMAN });
    await page.waitForSelector('.iws-face-training');
    expect(await axeFindings(page)).toEqual([]);
    const light = await surface('.iws-face-card');
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await surface('.iws-face-card')).not.toBe(light);
    expect(await axeFindings(page)).toEqual([]);
    // 200 % and 400 % zoom of a desktop, and a phone at 200 %.
    for (const [width, height] of [
      [640, 400],
      [320, 256],
      [195, 422],
    ] as const) {
      await page.setViewportSize({ width, height });
      const card = page.locator('.iws-face-card');
      const sideways = await card.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(sideways, `${width}x${height}`).toBe(0);
      const next = page.getByRole('button', { name: 'Weiter' });
      await next.scrollIntoViewIfNeeded();
      const box = await next.boundingBox();
      expect((box?.y ?? -1) + (box?.height ?? 0), `${width}x${height}`).toBeLessThanOrEqual(height);
    }
    await page.keyboard.press('Escape');
    await outcome();
  });

  test('theme: a page that is always dark', async () => {
    await begin(page, { ...options, theme: 'dark' });
    await page.waitForSelector('.iws-face-training');
    expect(await surface('.iws-face-card')).toBe('rgb(24, 33, 44)');
    await page.keyboard.press('Escape');
    await outcome();
  });
});

describe('allowCameraSelect without an event', () => {
  const options: SdkOptions = { allowCameraSelect: true, captureTimeout: 1000 };

  test('the person chooses by name; the choice comes first the next time', async () => {
    await begin(page, options);
    const second = page.getByRole('button', { name: 'fake_device_1' });
    await second.waitFor();
    expect(await page.getByRole('dialog').getAttribute('aria-label')).toBe('Choose a camera');
    expect(await focused()).toContain('fake_device_0');
    expect(await axeFindingsInLightAndDark(page)).toEqual([]);
    expect((await leftBehind(page)).tracks).not.toContain('live');
    await second.click();
    expect(await outcome()).toMatchObject({ name: 'FEEDBACK_CAPTURE_TIMEOUT' });
    const used = await page.evaluate(() => window.tracks.at(-1)?.label);
    expect(used).toBe('fake_device_1');

    await begin(page, options);
    await page.waitForSelector('.iws-face-camera');
    expect(await focused()).toContain('fake_device_1');
    await page.keyboard.press('Escape');
    expect(await outcome()).toMatchObject({ name: 'FEEDBACK_DIALOG_CLOSED' });
    expect((await leftBehind(page)).tracks).not.toContain('live');
  });
});

describe('allowCameraSelect of the element', () => {
  test('the person is asked where nobody answers the event', async () => {
    await page.evaluate(() => {
      document.body.innerHTML = '<face-capture allowCameraSelect>Go</face-capture>';
      document.body.addEventListener('inputdevicesdetected', ({ type }) => {
        document.title = type;
      });
    });
    await page.addScriptTag({ url: '/sdk/element.js', type: 'module' });
    await page.getByRole('button', { name: 'Go' }).click();
    await page.getByRole('button', { name: 'fake_device_1' }).click();
    await page.waitForSelector('#identity_stream');
    expect(await page.title()).toBe('inputdevicesdetected');
    await page.waitForFunction(() => window.tracks.at(-1)?.label === 'fake_device_1');
    await page.keyboard.press('Escape');
    await page.locator('face-capture[state="failed"]').waitFor();
    expect((await leftBehind(page)).tracks).not.toContain('live');
  });
});

describe('spokenGuidance', () => {
  test('only where it is asked for, in the language of the dialog', async () => {
    await page.evaluate(() => {
      speechSynthesis.speak = (one) => {
        document.documentElement.dataset['said'] ??= `${one.lang}: ${one.text}`;
      };
    });
    const said = () => page.evaluate(() => document.documentElement.dataset['said'] ?? null);
    await begin(page, { captureTimeout: 1000 });
    expect(await outcome()).toMatchObject({ name: 'FEEDBACK_CAPTURE_TIMEOUT' });
    expect(await said()).toBeNull();
    await begin(page, { ...GERMAN, captureTimeout: 1000, spokenGuidance: true });
    expect(await outcome()).toMatchObject({ name: 'FEEDBACK_CAPTURE_TIMEOUT' });
    expect(await said()).toBe(`de: ${GERMAN.localization.FEEDBACK_INITIALIZATION}`);
  });
});

test('the capture screen: axe-core finds nothing', async () => {
  await begin(page, { captureTimeout: 50_000 });
  await page.waitForSelector('.iws-face-advice');
  expect(await page.textContent('.iws-face-advice')).toBe(ENGLISH.FEEDBACK_SEARCHING);
  // Nobody allowed an upload.
  expect(await page.locator('.iws-face-other-way').count()).toBe(0);
  expect(await axeFindingsInLightAndDark(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await outcome()).toMatchObject({ code: 202 });
});

test('the progress screen: axe-core finds nothing', async () => {
  // Nothing has been loaded into it.
  await page.reload();
  await page.waitForFunction(() => 'violations' in window);
  server.silent.add('models');
  const waiting = page.evaluate(() =>
    new window.sdk.FaceSDK().capture().catch((error: unknown) => (error as Error).name),
  );
  await page.locator('.identity_progress_dialog_box').waitFor();
  expect(await page.textContent('.custom-spinner-label')).toBe(ENGLISH.FEEDBACK_INITIALIZATION);
  expect(await axeFindingsInLightAndDark(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await waiting).toBe('FEEDBACK_DIALOG_CLOSED');

  // No dialog opens over the page that the person has gone to meanwhile.
  const left = await page.evaluate(async () => {
    const face = new window.sdk.FaceSDK();
    const starting = face.initialize().then(() => face.capture());
    face.close();
    return starting.catch((error: unknown) => (error as Error).name);
  });
  expect(left).toBe('FEEDBACK_DIALOG_CLOSED');
  expect(await page.locator('dialog').count()).toBe(0);
  server.silent.clear();
});
