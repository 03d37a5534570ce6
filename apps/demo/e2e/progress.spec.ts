import type { Locator, Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { look } from './look.ts';
import { setChecked, setOption } from './screens.ts';

test('while the server examines, the page shows and says so', async ({ visit }) => {
  const page = await visit({ camera: 'selfie' });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // The request goes to the real server, only later.
  await page.route('**/api/v1/process', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('button', { name: 'Start' }).click();
  const current = page.locator('[aria-current=step]');
  await expect(current).toHaveText('The face server examines the picture', { timeout: 45_000 });
  await expect(page.locator('app-root > .page > [role=status]')).toHaveText(
    'Picture taken and sealed. The face server examines it.',
  );
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Taking your picture');

  const ring = page.locator('[aria-current=step] .mark');
  await expect(ring).toHaveCSS('animation-name', 'turn');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(ring).toHaveCSS('animation-name', 'none');
  await look(page, 'capture-examining');

  letGo();
  await expect(page.getByTestId('decision')).toBeVisible();
});

/** Presses a button that saves a file. */
async function saved(page: Page, button: Locator): Promise<{ name: string; octets: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), octets: Buffer.concat(chunks) };
}

test('templates and the sealed picture are saved as files, however base64 is written', async ({
  visit,
}) => {
  const page = await visit({ camera: 'selfie' });
  await setChecked(page, 'ISO_19794_5', true);
  await setChecked(page, 'Keep the sealed picture, to be saved (for testing)', true);
  await setOption(page, 'How pictures are written (base64)', 'URL_SAFE');
  await page.getByRole('button', { name: 'Start' }).click();
  const save = page.getByRole('button', { name: /^Save ISO_19794_5/ });
  await expect(save).toBeVisible({ timeout: 45_000 });
  const { name, octets: record } = await saved(page, save);
  expect(name).toBe('face.fac');
  expect(record.subarray(0, 8).toString('latin1')).toBe('FAC\0' + '010\0');
  expect(record.readUInt32BE(8)).toBe(record.length);
  const sealed = await saved(page, page.getByRole('button', { name: /^Save sealed picture/ }));
  expect(sealed.octets.subarray(0, 3).toString('hex')).toBe('ffd8ff');
});
