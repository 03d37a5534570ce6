import { selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCaptureServer, type CaptureServer } from '../capture-server.ts';
import { startFirefox } from './firefox.ts';
import type { OtherBrowser } from './other-browser.ts';
import { startWebKit } from './webkit.ts';

/** Only Chromium plays a recording as its camera. Here a canvas takes the camera's place, with a face that moves a little. */
const FILM = `
  const bytes = Uint8Array.from(atob(given), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const context = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    frame += 1;
    context.drawImage(picture, 1.5 * Math.sin(frame / 9), 1.5 * Math.cos(frame / 11));
  }, 50);
  navigator.mediaDevices.getUserMedia = async () => {
    const stream = canvas.captureStream(20);
    window.tracks.push(...stream.getTracks());
    return stream;
  };
`;

const CAPTURE = `
  try {
    const face = new window.sdk.FaceSDK(given);
    await face.initialize();
    if (given.captureTimeout === 50000) setTimeout(() => face.close(), 3000);
    return { blob: await (await face.capture()).text() };
  } catch (error) {
    return { code: error.code, name: error.name, cause: String(error.cause) };
  }
`;

interface Outcome {
  readonly blob?: string;
  readonly code?: number;
  readonly name?: string;
  readonly cause?: string;
}

/** A camera that was asked for and comes after the end is stopped then: it may take a moment. */
const LEFT = `
for (let left = 100; left > 0 && window.tracks.some((track) => track.readyState === 'live'); left -= 1) {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
return {
  tracks: window.tracks.map((track) => track.readyState),
  dialogs: document.querySelectorAll('dialog').length,
  violations: window.violations,
};`;

let server: CaptureServer;
let selfie: string;
beforeAll(async () => {
  server = await startCaptureServer();
  selfie = Buffer.from(await selfieJpeg({ person: 'third', zoom: 0.85, width: 540 })).toString(
    'base64',
  );
});
afterAll(() => server.close());

describe.each([
  ['Firefox', startFirefox, /Firefox/],
  ['WebKitGTK', startWebKit, /AppleWebKit.*Version.*Safari/],
] as const)('%s', (name, start, userAgent) => {
  let browser: OtherBrowser;
  beforeAll(async () => {
    browser = await start();
    await browser.visit(server.origin);
    await browser.run(
      'while (window.violations === undefined) await new Promise((r) => setTimeout(r, 50));',
    );
  }, 240_000);
  afterAll(() => browser.close());

  it('guides, and ends when the dialog is closed', async () => {
    const outcome = await browser.run<Outcome>(CAPTURE, {
      allowFirefox: true,
      captureTimeout: 50_000,
    });
    expect(outcome).toMatchObject({ code: 202, name: 'FEEDBACK_DIALOG_CLOSED' });
    expect(await browser.run(LEFT)).toEqual({ tracks: ['ended'], dialogs: 0, violations: [] });
  }, 240_000);

  it('captures a face and seals it', async () => {
    await browser.run(FILM, selfie);
    const { blob, ...failure } = await browser.run<Outcome>(CAPTURE, {
      allowFirefox: true,
      captureTimeout: 49_000,
    });
    expect(failure).toEqual({});
    console.log(`${name}: VideoFrame is ${await browser.run<string>('return typeof VideoFrame;')}`);
    const opened = await server.open(blob ?? '');
    if (!opened.ok) throw new Error(opened.reason);
    const { samples, device } = opened.capture;
    const primary = samples.find(({ role }) => role === 'primary');
    expect(primary).toMatchObject({ width: 480, height: 640, mediaType: 'image/jpeg' });
    expect(device?.userAgent).toMatch(userAgent);
    const left = await browser.run<{ tracks: string[]; dialogs: number }>(LEFT);
    expect(new Set(left.tracks)).toEqual(new Set(['ended']));
    expect(left.dialogs).toBe(0);
  }, 240_000);

  it.runIf(name === 'Firefox')('is not let in where the integrator does not allow it', async () => {
    const outcome = await browser.run<Outcome>(CAPTURE, { captureTimeout: 49_000 });
    expect(outcome).toMatchObject({ code: 100, name: 'ERROR_BROWSER_NOT_SUPPORTED' });
  });
});
