import { LONELY_ORIGIN } from './addresses.ts';
import { expect, test } from './browser.ts';
import { look } from './look.ts';
import { expectFailure } from './screens.ts';

const AWAY = 'The server cannot be reached';

test('a server that is away from the start is 500', async ({ visit }) => {
  const page = await visit({ camera: 'selfie', origin: LONELY_ORIGIN });
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 500,
    name: /^ERROR_(SERVER_CONNECTION_FAILURE|FETCH_INTERNAL)$/,
    title: AWAY,
  });
  await look(page, 'failure-500-server-away');
});

test('a connection that is lost while the camera is on is 500, and comes back with Try again', async ({
  visit,
}) => {
  const page = await visit({ camera: 'selfie' });
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('#identity_stream')).toBeVisible();
  await page.context().setOffline(true);
  await expectFailure(page, {
    code: 500,
    name: /^ERROR_(SERVER_CONNECTION_FAILURE|FETCH_INTERNAL)$/,
    title: AWAY,
  });
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('decision')).toBeVisible({ timeout: 45_000 });
});
