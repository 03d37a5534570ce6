import type { RecordedCameraOptions } from '@iws/test-faces';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SdkOptions } from '../src/index.ts';
import { ENGLISH, type LocalizationKey } from '../src/localisation/english.ts';
import { begin, outcomeOf, startBrowser, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

// A recorded camera for each thing that guidance tells: one browser and one page, whose camera is exchanged between captures.
// Turned heads are photographs of people who look elsewhere, since no picture of a face can be turned afterwards.

const film = (changes: Partial<RecordedCameraOptions>): RecordedCameraOptions => ({
  scene: 'selfie',
  width: 540,
  height: 720,
  frames: 12,
  ...changes,
});

const GOOD = film({});
/** The camera looks past the neighbour in the photograph. */
const ALONE = -0.15;

const STATES: [string, RecordedCameraOptions, LocalizationKey][] = [
  ['too far', film({ zoom: 0.55, shiftX: ALONE }), 'FEEDBACK_FAR'],
  ['too near', film({ zoom: 1.9 }), 'FEEDBACK_CLOSE'],
  ['off centre', film({ shiftX: -0.2 }), 'FEEDBACK_NOT_CENTERED'],
  ['turned', film({ scene: 'turned' }), 'FEEDBACK_RIGHT_FACING'],
  ['looking down', film({ scene: 'down' }), 'FEEDBACK_DOWN_FACING'],
  ['tilted', film({ roll: 28 }), 'FEEDBACK_ROTATED'],
  ['dark', film({ light: 0.12 }), 'FEEDBACK_CHANGE_LIGHT_TOO_DARK'],
  ['bright', film({ light: 5 }), 'FEEDBACK_CHANGE_LIGHT_TOO_BRIGHT'],
  ['lit from one side', film({ light: 1.8, farSide: 0.3 }), 'FEEDBACK_CHANGE_LIGHT'],
  ['blurred', film({ blur: 5 }), 'FEEDBACK_STABLE'],
  ['two faces', film({ scene: 'group' }), 'FEEDBACK_MULTIPLE_FACES'],
  ['empty', film({ scene: 'empty' }), 'FEEDBACK_SEARCHING'],
  ['frozen', film({ motion: 0, noise: 0, frames: 2 }), 'FEEDBACK_CAMERA_FROZEN'],
];

let server: CaptureServer;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser(GOOD);
  page = await browser.open(server.origin);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

afterEach(async () => {
  await page.evaluate(() => window.running.close());
  await outcomeOf(page);
});

async function start(camera: RecordedCameraOptions, options: SdkOptions = {}): Promise<void> {
  await browser.film(camera);
  await page.evaluate(() => performance.clearMarks());
  await begin(page, { captureTimeout: 50_000, ...options });
}

/** Milliseconds from the first guidance until this advice stands there. */
async function adviceAfter(text: string): Promise<number> {
  const found = await page.waitForFunction((wanted) => {
    const [mark] = performance.getEntriesByName('face-sdk:first-guidance');
    if (mark === undefined) return null;
    if (document.querySelector('.iws-face-advice')?.textContent !== wanted) return null;
    return { after: performance.now() - mark.startTime };
  }, text);
  return (await found.jsonValue())?.after ?? Number.NaN;
}

test.each(STATES)('%s: its own advice, and no capture', async (name, camera, key) => {
  await start(camera);
  const after = await adviceAfter(ENGLISH[key]);
  console.log(`${name}: "${ENGLISH[key]}" ${after.toFixed(0)} ms after the first guidance`);
  // Longer than holding takes: nothing was taken, and nothing else is said.
  await page.waitForTimeout(1000);
  expect(await page.textContent('.iws-face-advice')).toBe(ENGLISH[key]);
  await page.evaluate(() => window.running.close());
  expect(await outcomeOf(page)).toMatchObject({ name: 'FEEDBACK_DIALOG_CLOSED' });
});

test('the same page and camera with a face as it should be: captured, and felt', async () => {
  await page.evaluate(() => {
    navigator.vibrate = (pattern) => {
      document.title += ` ${JSON.stringify(pattern)}`;
      return true;
    };
  });
  await start(GOOD, { vibration: true });
  expect(await outcomeOf(page)).toMatchObject({ type: 'application/jose' });
  expect(await page.title()).toMatch(/( \[30\])+ \[50,70,50\]$/);
});
