import { expect, test } from './browser.ts';
import { look } from './look.ts';
import { setChecked } from './screens.ts';

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

test('templates are saved as files', async ({ visit }) => {
  const page = await visit({ camera: 'selfie' });
  await setChecked(page, 'ISO_19794_5', true);
  await page.getByRole('button', { name: 'Start' }).click();
  const save = page.getByRole('button', { name: /^Save ISO_19794_5/ });
  await expect(save).toBeVisible({ timeout: 45_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  expect(download.suggestedFilename()).toBe('face.fac');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const record = Buffer.concat(chunks);
  expect(record.subarray(0, 8).toString('latin1')).toBe('FAC\0' + '010\0');
  expect(record.readUInt32BE(8)).toBe(record.length);
});
