import { expect, test } from './browser.ts';
import { look, lookOnAPhone } from './look.ts';
import { liveTracks, watchCamera } from './screens.ts';

test('the page and the camera speak the language that is chosen, and remember it', async ({
  visit,
}) => {
  const page = await visit({ camera: 'empty', before: watchCamera });
  const language = page.locator('#language');
  const heading = page.getByRole('heading', { level: 1 });

  for (const [tag, title] of [
    ['es', 'Tome una imagen de su cara'],
    ['pt', 'Tire uma imagem do seu rosto'],
    ['fr', 'Prenez une image de votre visage'],
    ['de', 'Nehmen Sie Ihr Gesicht auf'],
  ] as const) {
    await language.selectOption(tag);
    await expect(heading).toHaveText(title);
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await expect(page).toHaveTitle(new RegExp(`^${title}`));
    await lookOnAPhone(page, `start-${tag}`);
  }

  await language.selectOption('ar');
  await expect(heading).toHaveText('التقط صورة لوجهك');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await look(page, 'start-ar');

  await page.reload();
  await expect(heading).toHaveText('التقط صورة لوجهك');
  await page.getByRole('button', { name: 'ابدأ' }).click();
  const dialog = page.getByRole('dialog');
  await expect(page.locator('#identity_stream')).toBeVisible({ timeout: 45_000 });
  await expect(dialog).toHaveAttribute('dir', 'rtl');
  await expect(dialog).toHaveAttribute('lang', 'ar');
  await page.keyboard.press('Escape');
  await expect(heading).toHaveText('أغلقتَ الكاميرا');
  expect(await liveTracks(page)).toBe(0);
  await look(page, 'failure-202-ar');
});
