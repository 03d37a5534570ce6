import { expect, test } from './browser.ts';
import { closeOptions, openOptions } from './screens.ts';

test('on a phone with touch: options are tapped, kept over a reload, and a picture is taken', async ({
  visit,
}) => {
  const page = await visit({ camera: 'selfie', touch: true });
  await page.getByRole('button', { name: 'Options' }).tap();
  await page.getByLabel('Portrait rules (ICAO)').tap();
  await page.getByLabel('Background', { exact: true }).selectOption('colour');
  await page.getByLabel('Colour of the background').fill('#00aa55');
  await page.getByRole('button', { name: 'Done' }).tap();
  await expect(page.getByText('Background removed')).toBeVisible();

  await page.reload();
  const options = await openOptions(page);
  await expect(options.getByLabel('Portrait rules (ICAO)')).not.toBeChecked();
  await expect(options.getByLabel('Colour of the background')).toHaveValue('#00aa55');
  await closeOptions(page);

  // Every control is large enough for a finger (WCAG 2.2, 2.5.8: 24 pixels).
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, select, summary, label')]
      .map((control) => ({
        text: control.textContent.trim(),
        box: control.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && (box.width < 24 || box.height < 24))
      .map(({ text }) => text),
  );
  expect(small).toEqual([]);

  await page.getByRole('button', { name: 'Start' }).tap();
  await expect(page.getByTestId('decision')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByTestId('icao')).toHaveCount(0);
  // The corner of the picture is what was asked for.
  const corner = await page
    .getByRole('img', { name: 'The picture that was taken' })
    .evaluate((image) => {
      if (!(image instanceof HTMLImageElement)) throw new Error('no picture');
      const canvas = new OffscreenCanvas(480, 640);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      return [...(context?.getImageData(2, 2, 1, 1).data ?? [])];
    });
  const [red = 255, green = 0, blue = 255] = corner;
  expect(Math.abs(red)).toBeLessThan(20);
  expect(Math.abs(green - 0xaa)).toBeLessThan(20);
  expect(Math.abs(blue - 0x55)).toBeLessThan(20);
});

test('at 200 percent nothing is cut off and nothing scrolls sideways', async ({ visit }) => {
  const page = await visit({ camera: 'none' });
  // Twice as large on a screen of 640 by 800 is as much room as 320 by 400.
  await page.setViewportSize({ width: 320, height: 400 });
  const overflow = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await overflow()).toBe(0);
  const options = await openOptions(page);
  const sheet = await options.locator('.sheet-body').evaluate((body) => ({
    sideways: body.scrollWidth - body.clientWidth,
    height: body.clientHeight,
  }));
  expect(sheet.sideways).toBe(0);
  expect(sheet.height).toBeGreaterThan(120);
  await closeOptions(page);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No camera was found');
  expect(await overflow()).toBe(0);
});
