import { cameraFrames, decodeImage, type RgbImage } from '@iws/test-faces';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

// What the tests here and the demo's rest on: the browser shows what the recorded camera saw. Measured components
// (exposure, attack detection) would differ between Chromium and Node otherwise.

const STILL = { scene: 'selfie', motion: 0, noise: 0, frames: 2, quality: 95 } as const;

let server: CaptureServer;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser(STILL);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A frame of the camera as the page sees it. */
async function shownFrame(): Promise<RgbImage> {
  const page = await browser.open(server.origin);
  const png = await page.evaluate(async () => {
    const size = { width: { ideal: 720 }, height: { ideal: 960 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: size });
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    stream.getTracks().forEach((track) => track.stop());
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  await page.close();
  return decodeImage(Buffer.from(png, 'base64'));
}

async function sourceFrame(): Promise<RgbImage> {
  for await (const jpeg of cameraFrames(STILL)) return decodeImage(jpeg);
  throw new Error('no frame');
}

const CHANNELS = ['red', 'green', 'blue'] as const;

describe('a recorded camera in Chromium', () => {
  let shown: RgbImage;
  let source: RgbImage;
  beforeAll(async () => {
    [shown, source] = [await shownFrame(), await sourceFrame()];
  });

  test('has the size of the recording', () => {
    expect([shown.width, shown.height]).toEqual([source.width, source.height]);
  });

  test.each(CHANNELS)('%s has the level that the camera saw, dark, middle and bright', (name) => {
    const offset = CHANNELS.indexOf(name);
    const bands = [
      [0, 40],
      [40, 110],
      [110, 180],
      [180, 256],
    ] as const;
    for (const [from, to] of bands) {
      let [signed, absolute, count] = [0, 0, 0];
      for (let i = offset; i < source.data.length; i += 3) {
        const level = source.data[i] ?? 0;
        if (level < from || level >= to) continue;
        const difference = (shown.data[i] ?? 0) - level;
        signed += difference;
        absolute += Math.abs(difference);
        count += 1;
      }
      expect(count).toBeGreaterThan(1000);
      expect(Math.abs(signed / count), `${name} ${from}..${to}: mean difference`).toBeLessThan(2);
      expect(absolute / count, `${name} ${from}..${to}: mean distance`).toBeLessThan(3);
    }
  });
});
