import { expect, type Locator, type Page } from '@playwright/test';
import type { ErrorBody, ProcessCaptured, ProcessRefused } from '@iws/protocol';

export type Answer = ProcessCaptured | ProcessRefused | ErrorBody;

/** Presses Start and waits for the answer of the face server. */
export async function captureAnswer(page: Page): Promise<Answer> {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().endsWith('/api/v1/process')),
    page.getByRole('button', { name: 'Start' }).click(),
  ]);
  return (await response.json()) as Answer;
}

export const setOption = async (page: Page, label: string, value: string): Promise<void> => {
  const options = await openOptions(page);
  await options.getByLabel(label).selectOption(value);
  await closeOptions(page);
};

export const setChecked = async (page: Page, label: string, checked: boolean): Promise<void> => {
  const options = await openOptions(page);
  await options.getByLabel(label).setChecked(checked);
  await closeOptions(page);
};

/** Opens the sheet with the options. */
export async function openOptions(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Options' }).click();
  const options = page.getByRole('dialog', { name: 'Options' });
  await expect(options).toBeVisible();
  return options;
}

export async function closeOptions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Waits for the screen of a failure and holds it to its code, its name and its heading's focus. */
export async function expectFailure(
  page: Page,
  { code, name, title }: { code: number; name: string | RegExp; title: string },
): Promise<void> {
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(title, { timeout: 45_000 });
  await expect(heading).toBeFocused();
  await expect(page.getByTestId('failure-code')).toHaveText(String(code));
  await expect(page.getByTestId('failure-name')).toHaveText(name);
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
}

/** How many camera tracks that the page was given are still on; `watchCamera` must have run before the page. */
export const liveTracks = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { tracks } = window as Window & { tracks?: MediaStreamTrack[] };
    if (tracks === undefined) throw new Error('watchCamera did not run');
    return tracks.filter((track) => track.readyState === 'live').length;
  });

/** Notes every camera track that the page gets. */
export const watchCamera = (page: Page): Promise<void> =>
  page
    .addInitScript(() => {
      const tracks: MediaStreamTrack[] = [];
      Object.assign(window, { tracks });
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await getUserMedia(constraints);
        tracks.push(...stream.getTracks());
        return stream;
      };
    })
    .then(() => undefined);
