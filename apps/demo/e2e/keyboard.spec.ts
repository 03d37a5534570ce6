import { expect, test } from './browser.ts';

test('the whole job by keyboard alone', async ({ visit }) => {
  const page = await visit({ camera: 'selfie' });
  const focused = page.locator(':focus');
  const tabTo = async (name: string, key = 'Tab') => {
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press(key);
      if ((await focused.textContent())?.trim() === name) return;
    }
    throw new Error(`${key} does not reach ${name}`);
  };

  await tabTo('Options');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Options', exact: true })).toBeFocused();
  await tabTo('Done');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Liveness level')).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByLabel('Liveness level')).toHaveValue('');
  const png = page.getByLabel('PNG');
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Tab');
    if (await png.evaluate((box) => box === document.activeElement)) break;
  }
  await page.keyboard.press('Space');
  await expect(png).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Options', exact: true })).toBeFocused();

  await tabTo('Start');
  await page.keyboard.press('Enter');

  // The first run is ended in the dialog by Escape, the second is let through.
  await expect(page.locator('#identity_stream')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You closed the camera');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo('Try again');
  await page.keyboard.press('Enter');

  const heading = page.getByRole('heading', { level: 1, name: 'Picture taken' });
  await expect(heading).toBeFocused({ timeout: 45_000 });
  await expect(page.getByTestId('level-asked')).toHaveText('Off');
  await tabTo('Take another picture');
  await tabTo('Answer of the server as JSON');
  await page.keyboard.press('Enter');
  await tabTo('Copy');
  await expect(page.locator('pre')).toContainText('"message": "FEEDBACK_CAPTURED"');
  await expect(page.locator('pre')).toContainText('"PNG":');
});
