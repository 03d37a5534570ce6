import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BASELINE_WASM, CHROMIUM_SWITCHES, type RecordedCameraOptions } from '@iws/test-faces';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import type * as Sdk from '../src/index.ts';
import { putRecording } from './recordings.ts';

declare global {
  interface Window {
    sdk: typeof Sdk;
    tracks: MediaStreamTrack[];
    violations: string[];
    /** The capture that `begin` started. */
    running: { readonly outcome: Promise<Outcome>; close(): void };
  }
}

/** What a page's capture came to, as it crosses into the test. */
export type Outcome =
  | { readonly blob: string; readonly type: string }
  | {
      readonly code: unknown;
      readonly name: string;
      readonly text: string;
      readonly cause: string;
    };

export interface TestBrowser {
  /** A fresh page of the server, in a profile of its own (no cache, no permission but the camera's). */
  open(origin: string, options?: PageOptions): Promise<Page>;
  /** The same for a page of somebody else, which is not prepared for tests. */
  visit(origin: string, options?: PageOptions): Promise<Page>;
  /** Puts another recording, of the same size, into the camera: the next time it is opened it films that. */
  film(camera: RecordedCameraOptions): Promise<void>;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly context?: BrowserContext;
  /** What the context shall be, beside its size: a phone, its language, its colours. */
  readonly profile?: BrowserContextOptions;
}

/** Debian's Chromium unless CHROMIUM_PATH names another. */
const EXECUTABLE = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/**
 * Starts Chromium with a camera.
 *
 * @param camera what it films; `none`: there is no camera; `denied`: there is one, and the answer to the question is no;
 *   `two`: there are two, and they film Chromium's test picture
 * @param compilers of WebAssembly; `all`, as a person's browser has them: for what measures, and for the whole as it is published
 */
export async function startBrowser(
  camera: RecordedCameraOptions | 'none' | 'denied' | 'two',
  compilers: 'all' | 'baseline' = 'baseline',
): Promise<TestBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'face-sdk-'));
  const film = join(folder, 'camera.mjpeg');
  if (typeof camera === 'object') await putRecording(film, camera);
  const count = camera === 'two' ? '=device-count=2' : '';
  const browser: Browser = await chromium.launch({
    executablePath: EXECUTABLE,
    args: [
      ...CHROMIUM_SWITCHES,
      ...(compilers === 'baseline' ? [BASELINE_WASM] : []),
      ...(camera === 'none' ? [] : [`--use-fake-device-for-media-stream${count}`]),
      camera === 'denied' ? '--deny-permission-prompts' : '--use-fake-ui-for-media-stream',
      ...(typeof camera === 'object' ? [`--use-file-for-fake-video-capture=${film}`] : []),
    ],
  });
  const visit: TestBrowser['visit'] = async (origin, options = {}) => {
    const { width = 390, height = 844, context, profile } = options;
    const viewport = { width, height };
    const into = context ?? (await browser.newContext({ viewport, ...profile }));
    const page = await into.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(origin);
    return page;
  };
  return {
    visit,
    async open(origin, options) {
      const page = await visit(origin, options);
      await page.waitForFunction(() => 'violations' in window);
      return page;
    },
    async film(next) {
      // Chromium reads the file anew each time that the camera is opened.
      await putRecording(join(folder, 'next.mjpeg'), next);
      await rename(join(folder, 'next.mjpeg'), film);
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Starts `capture()` in the page, from nothing, and does not wait for it. */
export function begin(page: Page, options: Sdk.SdkOptions = {}): Promise<void> {
  return page.evaluate((given) => {
    const run = async (face: Sdk.FaceSDK): Promise<Outcome> => {
      try {
        await face.initialize();
        const blob = await face.capture();
        return { blob: await blob.text(), type: blob.type };
      } catch (error) {
        if (!(error instanceof window.sdk.FaceSdkError)) throw error;
        const { code, name, cause } = error;
        return { code, name, text: error.getLocalizedString(), cause: String(cause) };
      }
    };
    const face = new window.sdk.FaceSDK(given);
    window.running = { outcome: run(face), close: () => face.close() };
  }, options);
}

/** What the capture that was started came to. */
export const outcomeOf = (page: Page): Promise<Outcome> =>
  page.evaluate(() => window.running.outcome);

/** Runs `capture()` in the page, from nothing. */
export async function capture(page: Page, options: Sdk.SdkOptions = {}): Promise<Outcome> {
  await begin(page, options);
  return outcomeOf(page);
}

/** The state of every camera track that the page has had, and whether a dialog is left. */
export function leftBehind(page: Page): Promise<{ tracks: string[]; dialogs: number }> {
  return page.evaluate(() => ({
    tracks: window.tracks.map((track) => track.readyState),
    dialogs: document.querySelectorAll('dialog').length,
  }));
}
