import type { RecordedCameraOptions } from '@iws/test-faces';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { SdkOptions } from '../src/index.ts';
import { LAMP } from '../src/dialog/colours.ts';
import { ENGLISH, type LocalizationKey } from '../src/localisation/english.ts';
import { axeFindings, axeFindingsInLightAndDark } from './axe.ts';
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

/** The integrator's colours, by an option and by a rule of the page. */
const OWN: SdkOptions = { theme: 'dark', graphics: { canvas: { label: '#fedcba' } } };
const OWN_RULE = 'dialog.iws-face { --iws-face-adjust: #654321; }';
/** Those of a dark dialog whose capture screen is a lamp: all but the integrator's are for white. */
const LIT = {
  canvas: LAMP.canvas,
  focus: LAMP.focus,
  text: LAMP.text,
  quiet: LAMP.quiet,
  label: '#fedcba',
  adjust: '#654321',
};

/** What the close button and the oval have on a lamp; null where the screen is none. */
const lampColours = () =>
  page.evaluate((names) => {
    const button = document.querySelector('dialog[data-lamp] .iws-face-close');
    if (button === null) return null;
    const style = getComputedStyle(button);
    return Object.fromEntries(
      names.map((name) => [name, style.getPropertyValue(`--iws-face-${name}`)]),
    );
  }, Object.keys(LIT));

let server: CaptureServer;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser(GOOD);
  page = await browser.open(server.origin);
  await page.evaluate((rule) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rule);
    document.adoptedStyleSheets = [sheet];
  }, OWN_RULE);
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
  const dark = key === 'FEEDBACK_CHANGE_LIGHT_TOO_DARK';
  await start(camera, dark ? OWN : {});
  const after = await adviceAfter(ENGLISH[key]);
  console.log(`${name}: "${ENGLISH[key]}" ${after.toFixed(0)} ms after the first guidance`);
  // Longer than holding takes: nothing was taken, and nothing else is said.
  await page.waitForTimeout(1000);
  expect(await page.textContent('.iws-face-advice')).toBe(ENGLISH[key]);
  expect(await lampColours()).toEqual(dark ? LIT : null);
  // One of the screens that differ in words and oval only, and the lamp.
  if (dark) expect(await axeFindings(page)).toEqual([]);
  if (key === 'FEEDBACK_FAR') expect(await axeFindingsInLightAndDark(page)).toEqual([]);
  await page.evaluate(() => window.running.close());
  expect(await outcomeOf(page)).toMatchObject({ name: 'FEEDBACK_DIALOG_CLOSED' });
});

test('the same page and camera with a face as it should be: captured, felt and heard', async () => {
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    speechSynthesis.speak = ({ text }) => said.push(text);
    speechSynthesis.cancel = () => said.push('');
    navigator.vibrate = (pattern) => {
      document.title += ` ${JSON.stringify(pattern)}`;
      return true;
    };
  });
  await start(GOOD, { vibration: true, spokenGuidance: true });
  expect(await outcomeOf(page)).toMatchObject({ type: 'application/jose' });
  // Said aloud without a pause before it, and not cut off by the end of the dialog; a screen reader finds it when the dialog has gone.
  const said = await page.evaluate(() => Reflect.get(window, 'said') as string[]);
  expect(said.slice(-2)).toEqual(['', ENGLISH.FEEDBACK_CAPTURED]);
  const live = page.locator('body > [aria-live=polite]');
  await live.filter({ hasText: ENGLISH.FEEDBACK_CAPTURED }).waitFor({ state: 'attached' });
  expect(await live.boundingBox()).toMatchObject({ width: 1, height: 1 });
  await live.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.adoptedStyleSheets.length)).toBe(1);
  expect(await page.title()).toMatch(/( \[30\])+ \[50,70,50\]$/);
});
