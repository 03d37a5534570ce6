import { readFile, writeFile } from 'node:fs/promises';
import {
  faceCorrelation,
  observeFace,
  OBSERVE_MODEL_NAMES,
  type ObserveModels,
} from '@iws/face-core';
import { loadModel } from '@iws/models';
import { openInference } from '@iws/models/inference';
import type { Capture, Sample } from '@iws/protocol';
import { decodeImage } from '@iws/test-faces';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capture, leftBehind, startBrowser, type Outcome, type TestBrowser } from './browser.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';
import { measureLoad } from './page-load.ts';

let server: CaptureServer;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startCaptureServer();
  browser = await startBrowser({ scene: 'selfie' }, 'all');
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The capture inside what `capture()` resolved with. */
async function opened(outcome: Outcome): Promise<Capture> {
  if (!('blob' in outcome)) throw new Error(`no capture: ${JSON.stringify(outcome)}`);
  expect(outcome.type).toBe('application/jose');
  const result = await server.open(outcome.blob);
  if (!result.ok) throw new Error(`does not open: ${result.reason} ${result.detail}`);
  return result.capture;
}

function sample(from: Capture, role: string): Sample {
  const found = from.samples.find((one) => one.role === role);
  if (found === undefined) throw new Error(`no ${role}`);
  return found;
}

async function observeModels(): Promise<ObserveModels> {
  const load = async (name: Parameters<typeof loadModel>[0]) =>
    openInference(await loadModel(name));
  return {
    faceDetector: await load(OBSERVE_MODEL_NAMES.faceDetector),
    faceLandmarks: await load(OBSERVE_MODEL_NAMES.faceLandmarks),
    eyeState: await load(OBSERVE_MODEL_NAMES.eyeState),
  };
}

describe('a face in front of the camera', () => {
  let page: Page;
  let face: Capture;
  beforeAll(async () => {
    page = await browser.open(server.origin);
    face = await opened(
      await capture(page, {
        asThreshold: 'HIGH',
        requiredTemplates: ['JPEG'],
        // A machine that does other things as well takes its time.
        captureTimeout: 50_000,
      }),
    );
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(await leftBehind(page)).toEqual({ tracks: ['ended'], dialogs: 0 });
  });

  test('becomes a selfie of 480×640 with the whole head, straight and open-eyed', async () => {
    const primary = sample(face, 'primary');
    if (process.env['SHOW']) await writeFile(`${process.env['SHOW']}/primary.jpg`, primary.data);
    const image = await decodeImage(primary.data);
    expect([image.width, image.height]).toEqual([480, 640]);
    expect(Buffer.from(primary.data.subarray(0, 3)).toString('hex')).toBe('ffd8ff');
    const { observation } = await observeFace(image, await observeModels(), null);
    if (observation === null) throw new Error('nobody in the selfie');
    const { headBox, headPose, eyes, faceCount } = observation;
    expect(faceCount).toBe(1);
    expect(headBox.x).toBeGreaterThanOrEqual(0);
    expect(headBox.y).toBeGreaterThanOrEqual(0);
    expect(headBox.x + headBox.width).toBeLessThanOrEqual(480);
    expect(headBox.y + headBox.height).toBeLessThanOrEqual(640);
    expect(headBox.height).toBeGreaterThan(200);
    expect(Math.abs(headPose.yaw)).toBeLessThan(18);
    expect(eyes?.eyesStatus).toBe('OPEN');
  });

  test('comes with the whole frame of the same moment, not mirrored', async () => {
    const [primary, context] = [sample(face, 'primary'), sample(face, 'context')];
    if (process.env['SHOW']) await writeFile(`${process.env['SHOW']}/context.jpg`, context.data);
    expect(context.crop).toEqual({ x: 0, y: 0, width: 720, height: 960 });
    expect([context.width, context.height]).toEqual([720, 960]);
    expect(context.capturedAt).toBe(primary.capturedAt);
    const crop = primary.crop;
    if (crop === undefined) throw new Error('no crop');
    expect(crop.width / crop.height).toBeCloseTo(0.75, 2);
    expect(await difference(primary, context)).toBeLessThan(6);
  });

  test('answers a challenge for this page, with the wishes and the telemetry', async () => {
    expect(await server.challengeOrigin(face.challenge)).toBe(server.origin);
    expect(face.origin).toBe(server.origin);
    expect(face.issuedAt).toBeGreaterThanOrEqual(sample(face, 'primary').capturedAt);
    expect(Date.now() - face.issuedAt).toBeLessThan(60_000);
    expect(face.options).toEqual({
      enableAs: true,
      asThreshold: 'HIGH',
      requiredTemplates: ['JPEG'],
      returnQualityMetadata: true,
      assisted: false,
    });
    expect(face.quality).toMatchObject({ eyes_status: 'OPEN', head_pose_check: true });
    expect(face.quality?.quality_metric).toBeGreaterThan(30);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(face.sdk).toEqual({ name: '@iws/face-sdk', version, platform: 'web' });
    expect(face.device).toMatchObject({ class: 'desktop', camera: { width: 720, height: 960 } });
    expect(face.signals).toMatchObject({
      cameraCount: 1,
      automated: 1,
      framesRepeated: 0,
      trackKind: 'MediaStreamTrack',
      trackListed: 1,
      pageVisible: 1,
      // The test page's own: it watches the tracks.
      functionsOverridden: ['mediaDevices.getUserMedia'],
      settingsOutsideCapabilities: [],
      constraintResponse: expect.stringMatching(/^(?:changed|ignored|late|refused)$/) as string,
    });
  });

  test('brings other frames of the same face and the same seconds, and stays small', async () => {
    const burst = face.samples.filter(({ role }) => role === 'burst');
    expect(burst.length).toBeGreaterThanOrEqual(1);
    const primary = sample(face, 'primary');
    const models = await observeModels();
    const whole = await decodeImage(primary.data);
    const { observation } = await observeFace(whole, models, null);
    if (observation === null) throw new Error('nobody in the selfie');
    for (const { data, crop, width, height, capturedAt } of burst) {
      expect(crop).toEqual({ x: 0, y: 0, width: 720, height: 960 });
      const apart = Math.abs(capturedAt - primary.capturedAt);
      expect(apart).toBeGreaterThanOrEqual(150);
      expect(apart).toBeLessThan(30_000);
      const image = await decodeImage(data);
      expect([image.width, image.height]).toEqual([width, height]);
      const seen = await observeFace(image, models, null);
      if (seen.observation === null) throw new Error('nobody in the burst frame');
      // As the server's frame agreement asks (`SAME_FACE`), and never the very frame that was taken.
      const found = await faceCorrelation(
        whole,
        observation.mesh,
        image,
        seen.observation.faceBox,
        models.faceLandmarks,
      );
      expect(found).toBeGreaterThan(0.7);
      expect(found).toBeLessThan(0.99995);
    }
    const sizes = face.samples.map(({ data }) => data.length);
    console.log(`pictures: ${sizes.join(' + ')} bytes`);
    expect(sizes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(300_000);
  });

  test('says how soon and how often guidance came, and leaves the work to the worker', async () => {
    // Printed, not judged: what else the machine does at the moment decides as much as we do. Aims: 3 s, 10 a
    // second, 3 s.
    const say = async ({ signals = {} }: Capture) => {
      const marks = await page.evaluate(() =>
        ['capture', 'first-guidance', 'first-frame', 'sealed'].map(
          (name) =>
            performance.getEntriesByName(`face-sdk:${name}`).at(-1)?.startTime ?? Number.NaN,
        ),
      );
      const [from = Number.NaN, to = Number.NaN, frame = Number.NaN, sealed = Number.NaN] = marks;
      const { framesObserved, observedMs } = signals;
      const rate = ((Number(framesObserved) - 1) / Number(observedMs)) * 1000;
      console.log(
        `first guidance after ${(to - from).toFixed(0)} ms, ${rate.toFixed(1)} frames a second, ` +
          `sealed ${(sealed - frame).toFixed(0)} ms after the camera's first frame`,
      );
      expect(to).toBeGreaterThan(from);
      expect(rate).toBeGreaterThan(0);
      expect(sealed).toBeGreaterThan(frame);
    };
    await say(face);
    const { value, load } = await measureLoad(page, () => capture(page));
    await say(await opened(value));
    const { computed, passed } = load.longest;
    console.log(
      `computed by scripts: page ${load.page.toFixed(0)} ms, worker ${load.worker.toFixed(0)} ms; ` +
        `the page's longest task ${computed.toFixed(0)} ms, ${passed.toFixed(0)} ms by the clock`,
    );
    // A ratio, not a time, which would judge the machine: drawing and reading frames is the worker's. Seen: 7 to 18 %.
    expect(load.page).toBeLessThan(load.worker / 2);
  });
});

/** Mean difference of grey values between the selfie and the same rectangle of the frame, both at 24×32. */
async function difference(primary: Sample, context: Sample): Promise<number> {
  const [small, whole] = [await decodeImage(primary.data), await decodeImage(context.data)];
  const crop = primary.crop ?? { x: 0, y: 0, width: 1, height: 1 };
  let sum = 0;
  for (let row = 0; row < 32; row++) {
    for (let column = 0; column < 24; column++) {
      const [u, v] = [(column + 0.5) / 24, (row + 0.5) / 32];
      sum += Math.abs(
        meanGrey(small, u * 480, v * 640, 10) -
          meanGrey(whole, crop.x + u * crop.width, crop.y + v * crop.height, 10),
      );
    }
  }
  return sum / (24 * 32);
}

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** Mean of all channels in a square around a point. */
function meanGrey(image: Grid, x: number, y: number, side: number): number {
  let [sum, count] = [0, 0];
  for (let dy = -side / 2; dy < side / 2; dy++) {
    for (let dx = -side / 2; dx < side / 2; dx++) {
      const column = Math.min(image.width - 1, Math.max(0, Math.round(x + dx)));
      const row = Math.min(image.height - 1, Math.max(0, Math.round(y + dy)));
      const at = (row * image.width + column) * image.channels;
      sum += (image.data[at] ?? 0) + (image.data[at + 1] ?? 0) + (image.data[at + 2] ?? 0);
      count += 3;
    }
  }
  return sum / count;
}
