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

test('a server that was away when the page opened is asked again, in the name of the same visit', async ({
  visit,
}) => {
  const away = '**/api/v1/**';
  const page = await visit({
    camera: 'none',
    before: (opened) => opened.route(away, (route) => route.abort()).then(() => undefined),
  });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.unroute(away);
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.url().endsWith('/api/v1/pub_key')),
    page.getByRole('button', { name: 'Start' }).click(),
  ]);
  expect(request.headers()['requestid']).toMatch(/^[0-9a-f]{32}$/);
  expect((await request.response())?.status()).toBe(200);
  await expectFailure(page, {
    code: 101,
    name: 'ERROR_NO_INPUT_DEVICES',
    title: 'No camera was found',
  });
});
