import { cameraFrames, selfieJpeg } from '@iws/test-faces';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFindingsInLightAndDark } from './axe.ts';
import { begin, leftBehind, outcomeOf, startBrowser, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

// The way for people who cannot use a camera: a photograph, where the page allows it.

let server: CaptureServer;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser('two');
  page = await browser.open(server.origin);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const give = (name: string, buffer: Uint8Array) =>
  page.setInputFiles('.iws-face-file', {
    name,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(buffer),
  });
const alert = (text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor();

test('from the camera to a photograph and back, until one shows a face as it should be', async () => {
  await begin(page, { allowFileUpload: true, captureTimeout: 50_000 });
  await page.getByRole('button', { name: 'Upload a photo instead' }).click();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  await page.locator('#identity_stream').waitFor();
  await page.getByRole('button', { name: 'Upload a photo instead' }).click();
  await page.locator('.iws-face-upload').waitFor();
  expect((await leftBehind(page)).tracks).toEqual(['ended', 'ended']);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Choose a photo');
  expect(await axeFindingsInLightAndDark(page)).toEqual([]);

  await give('notes.jpg', new TextEncoder().encode('no picture'));
  await alert('This file is not a picture that can be read');
  for await (const group of cameraFrames({ scene: 'group', frames: 1 })) {
    await give('group.jpg', group);
  }
  await alert('Only one person, please');
  await give('selfie.jpg', await selfieJpeg({ width: 900 }));
  const outcome = await outcomeOf(page);
  if (!('blob' in outcome)) throw new Error(JSON.stringify(outcome));
  const opened = await server.open(outcome.blob);
  if (!opened.ok) throw new Error(opened.reason);
  const { device, samples, signals } = opened.capture;
  expect(signals).toEqual({ source: 'file' });
  expect(device?.camera).toBeUndefined();
  expect(samples.map(({ role, width, height }) => [role, width, height])).toEqual([
    ['primary', 480, 640],
    ['context', 900, 1200],
  ]);
  expect(await leftBehind(page)).toEqual({ tracks: ['ended', 'ended'], dialogs: 0 });
});

test('who has no camera is asked for a photograph, where that is allowed', async () => {
  await page.evaluate(() => {
    navigator.mediaDevices.enumerateDevices = () => Promise.resolve([]);
  });
  await begin(page, { allowFileUpload: true });
  await page.locator('.iws-face-upload').waitFor();
  expect(await page.getByRole('button', { name: 'Use the camera' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  expect(await outcomeOf(page)).toMatchObject({ code: 202 });
  await begin(page);
  expect(await outcomeOf(page)).toMatchObject({ code: 101 });
});
