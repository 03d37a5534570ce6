import type { Page } from '@playwright/test';
import { PAD_LEVELS, type ProcessCaptured } from '@iws/protocol';
import { decodeImage } from '@iws/test-faces';
import { expect, test } from './browser.ts';
import { locateInFrame } from './locate-in-frame.ts';
import { look } from './look.ts';
import { captureAnswer, closeOptions, liveTracks, openOptions, watchCamera } from './screens.ts';

/** The head of the recorded person with hair, forehead to chin, in pixels of the 720×960 camera. */
const HEAD = { left: 135, top: 122, right: 612, bottom: 697 };
/** How far off `locateInFrame` may be, pixels of the camera. */
const UNCERTAINTY = 12;

test('a person in front of the camera is guided, captured, examined and shown', async ({
  visit,
}) => {
  const page = await visit({ camera: 'selfie', compilers: 'all', before: watchCamera });
  await look(page, 'start');
  const options = await openOptions(page);
  await options.getByLabel('Own colours for the guide').check();
  await options.getByLabel('Background', { exact: true }).selectOption('colour');
  await look(page, 'options');
  await options.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect(options.getByLabel('Own colours for the guide')).not.toBeChecked();
  await closeOptions(page);
  await expect(page.getByRole('button', { name: 'Options' })).toBeFocused();

  const answer = await captureAnswer(page);
  if (!('data' in answer) || answer.code !== 200) {
    throw new Error(`not captured: ${JSON.stringify(answer).slice(0, 400)}`);
  }
  expect(answer.message).toBe('FEEDBACK_CAPTURED');
  expect(answer.data.as_threshold_applied).toBe('BALANCED_VERY_HIGH');
  expect(answer.data.quality?.qc_passed).toBe(true);
  expect(answer.refid).toMatch(/^W-face-process-[0-9a-f-]{36}-\d{13}$/);

  const jpeg = Buffer.from(answer.data.templates?.JPEG ?? '', 'base64');
  expect([...jpeg.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  const picture = await decodeImage(jpeg);
  expect([picture.width, picture.height]).toEqual([480, 640]);
  const place = await locateInFrame(picture);
  expect(place.left).toBeLessThan(HEAD.left + UNCERTAINTY);
  expect(place.top).toBeLessThan(HEAD.top + UNCERTAINTY);
  expect(place.left + place.width).toBeGreaterThan(HEAD.right - UNCERTAINTY);
  expect(place.top + place.height).toBeGreaterThan(HEAD.bottom - UNCERTAINTY);

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('A live person was seen');
  await expect(heading).toBeFocused();
  await expect(page).toHaveTitle(/^A live person was seen/);
  await expect(page.getByTestId('refid')).toHaveText(answer.refid);
  await expect(page.getByTestId('level-reached')).toHaveText(
    answer.data.as_highest_security_level_reached ?? 'None',
  );
  const shown = page.getByRole('img', { name: 'The picture that was taken' });
  expect(
    await shown.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
  ).toBe(480);
  expect(await liveTracks(page)).toBe(0);
  await gaugesSay(page, answer);
  await look(page, 'result-captured');

  await page.getByLabel('Landmarks').uncheck();
  await expect(page.getByTestId('landmarks')).toHaveCount(0);
  await expect(page.getByTestId('face-box')).toBeVisible();
  await page.getByRole('radio', { name: 'Portrait' }).check();
  await expect(page.getByRole('img', { name: 'The portrait that was cut from it' })).toBeVisible();
  await expect(page.getByTestId('face-box')).toHaveCount(0);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy the reference' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(answer.refid);

  await page.getByText('Answer of the server as JSON').click();
  await look(page, 'result-json');
});

/** The gauges show what the answer says, to the eye and to a screen reader. */
async function gaugesSay(page: Page, { data, icao_data: icao, debug }: ProcessCaptured) {
  const reached = data.as_highest_security_level_reached;
  const step = reached === null ? 0 : PAD_LEVELS.indexOf(reached) + 1;
  const liveness = page.getByRole('meter', { name: 'Liveness' });
  await expect(liveness).toHaveAttribute('aria-valuetext', `${step} of 8 levels reached`);
  await expect(liveness.locator('.filled')).toHaveCount(step);
  await expect(page.getByRole('meter', { name: 'Quality' })).toHaveAttribute(
    'aria-valuetext',
    `${data.quality?.quality_metric?.toFixed(0)} of 100`,
  );

  const rules = debug.icao_rules ?? [];
  expect(rules.length).toBeGreaterThan(5);
  await expect(page.locator('.measures .fails')).toHaveCount(
    rules.filter(({ holds }) => holds === false).length,
  );
  const nose = page.getByRole('meter', { name: 'Nose visible' });
  await expect(nose).toHaveAttribute(
    'aria-valuetext',
    `${icao?.nose_visibility}, limit above 45, ${Number(icao?.nose_visibility) > 45 ? 'holds' : 'fails'}`,
  );
  const [limit, track] = [await nose.locator('.limit').boundingBox(), await nose.boundingBox()];
  const middle = (limit?.x ?? 0) + (limit?.width ?? 0) / 2 - (track?.x ?? 0);
  expect(middle / (track?.width ?? 1)).toBeCloseTo(0.45, 1);

  // The box that is drawn is the answer's, in the pixels of the picture.
  const box = debug.face?.box;
  const corners = await page.getByTestId('face-box').locator('path').last().getAttribute('d');
  expect(corners?.startsWith(`M${box?.x} `)).toBe(true);
  await expect(page.getByTestId('timings').getByRole('listitem')).toHaveCount(
    3 + Object.keys(debug.stages ?? {}).filter((stage) => stage !== 'inference').length,
  );
}
