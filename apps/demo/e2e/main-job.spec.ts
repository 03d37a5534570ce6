import { decodeImage } from '@iws/test-faces';
import { expect, test } from './browser.ts';
import { locateInFrame } from './locate-in-frame.ts';
import { look } from './look.ts';
import { captureAnswer, liveTracks, watchCamera } from './screens.ts';

/** The head of the recorded person with hair, forehead to chin, in pixels of the 720×960 camera. */
const HEAD = { left: 135, top: 122, right: 612, bottom: 697 };
/** How far off `locateInFrame` may be, pixels of the camera. */
const UNCERTAINTY = 12;

test('a person in front of the camera is guided, captured, examined and shown', async ({
  visit,
}) => {
  const page = await visit({ camera: 'selfie', before: watchCamera });
  await look(page, 'start');
  await page.getByText('Options').click();
  await look(page, 'start-options');
  await page.getByText('Options').click();

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
  await look(page, 'result-captured');

  await page.getByText('Answer of the server as JSON').click();
  await look(page, 'result-json');
});
