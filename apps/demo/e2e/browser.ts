import { BASELINE_WASM, CHROMIUM_SWITCHES } from '@iws/test-faces';
import { test as base, chromium, type Page } from '@playwright/test';
import { ORIGIN } from './addresses.ts';
import { recordingPath, type Recording } from './recordings.ts';

/** What the browser meets when the page asks for a camera. */
export type Camera = Recording | 'two' | 'denied' | 'none';

const CAMERA_SWITCHES: Record<Exclude<Camera, Recording>, readonly string[]> = {
  // Moving patterns that Chromium draws.
  two: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=2'],
  denied: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
  none: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0'],
};

const recorded = (scene: Recording): string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${recordingPath(scene)}`,
];

function switchesFor(camera: Camera): readonly string[] {
  switch (camera) {
    case 'two':
    case 'denied':
    case 'none':
      return CAMERA_SWITCHES[camera];
    case 'selfie':
    case 'empty':
    case 'attack':
      return recorded(camera);
  }
}

export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1280, height: 800 } as const;

export interface VisitOptions {
  readonly camera: Camera;
  readonly origin?: string;
  /** A phone with a touch screen. */
  readonly touch?: boolean;
  /** All compilers of WebAssembly, as a person's browser has them. */
  readonly compilers?: 'all' | 'baseline';
  /** Runs in the page before its own scripts. */
  readonly before?: (page: Page) => Promise<void>;
}

interface Fixtures {
  /** A browser of its own with that camera, on the demo's first screen. */
  readonly visit: (options: VisitOptions) => Promise<Page>;
}

/** Playwright's test with visits; what a page logs as an error, or asks of another origin, fails the test. */
export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from here
  visit: async ({}, use) => {
    const browsers: { close(): Promise<void> }[] = [];
    const strangers: string[] = [];
    await use(async (options) => {
      const { camera, origin = ORIGIN, touch = false, compilers = 'baseline', before } = options;
      const browser = await chromium.launch({
        executablePath: '/usr/bin/chromium',
        args: [
          ...CHROMIUM_SWITCHES,
          ...(compilers === 'baseline' ? [BASELINE_WASM] : []),
          ...switchesFor(camera),
        ],
      });
      browsers.push(browser);
      const context = await browser.newContext({
        viewport: PHONE,
        ...(touch ? { hasTouch: true, isMobile: true } : {}),
        // Nobody vouches for the certificate of a test.
        ignoreHTTPSErrors: origin.startsWith('https:'),
      });
      const page = await context.newPage();
      page.on('pageerror', (error) => strangers.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) strangers.push(message.text());
      });
      page.on('request', (request) => {
        if (/^(data|blob):/.test(request.url())) return;
        if (new URL(request.url()).origin !== origin) strangers.push(request.url());
      });
      await before?.(page);
      await page.goto(origin);
      return page;
    });
    for (const browser of browsers) await browser.close();
    base.expect(strangers, 'no exception, no breach of the policy, no foreign address').toEqual([]);
  },
});

export { expect } from '@playwright/test';
