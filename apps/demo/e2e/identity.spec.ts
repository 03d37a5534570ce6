import { expect, test } from './browser.ts';
import { look } from './look.ts';

test('a person enrols, is verified, and is forgotten', async ({ visit }) => {
  // Two captures, and axe on three screens.
  test.slow();
  const page = await visit({ camera: 'selfie' });
  const outcome = page.getByTestId('identity-outcome');

  await page.getByRole('button', { name: 'Enrol my face' }).click();
  await expect(outcome).toHaveAttribute('data-outcome', 'enrolled', { timeout: 45_000 });
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await look(page, 'identity-enrolled');

  await page.getByRole('button', { name: 'Verify me now' }).click();
  await expect(outcome).toHaveAttribute('data-outcome', 'verified', { timeout: 45_000 });
  await expect(page.getByTestId('similarity')).toHaveText(/^\d+$/);
  await look(page, 'identity-verified');

  await page.getByRole('button', { name: 'Back to the start' }).click();
  await look(page, 'start-enrolled');
  await page.getByRole('button', { name: 'Forget me' }).click();
  await expect(page.getByRole('button', { name: 'Verify me' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Enrol my face' })).toBeVisible();
});
