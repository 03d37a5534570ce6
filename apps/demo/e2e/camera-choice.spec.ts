import { expect, test } from './browser.ts';
import { look } from './look.ts';
import { expectFailure, setChecked, watchCamera } from './screens.ts';

const CLOSED = {
  code: 202,
  name: 'FEEDBACK_DIALOG_CLOSED',
  title: 'You closed the camera',
} as const;

test('the person chooses between two cameras, or leaves', async ({ visit }) => {
  const page = await visit({ camera: 'two', before: watchCamera });
  await setChecked(page, 'Ask which camera, where there are several', true);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: 'Which camera?' })).toBeFocused();
  await look(page, 'capture-camera-choice');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expectFailure(page, CLOSED);

  await page.getByRole('button', { name: 'Try again' }).click();
  const second = page.getByRole('button', { name: /fake_device_1/ });
  await second.click();
  await expect(page.locator('#identity_stream')).toBeVisible();
  const label = () =>
    page.evaluate(() => {
      const { tracks } = window as Window & { tracks?: MediaStreamTrack[] };
      return tracks?.find((track) => track.readyState === 'live')?.label;
    });
  await expect.poll(label).toContain('fake_device_1');
  await page.keyboard.press('Escape');
  await expectFailure(page, CLOSED);
});
