import { expect, test } from './browser.ts';
import { look, lookOnAPhone } from './look.ts';
import { expectFailure, liveTracks, openOptions, setOption, watchCamera } from './screens.ts';

test('a refused camera is 104', async ({ visit }) => {
  const page = await visit({ camera: 'denied' });
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 104,
    name: 'FEEDBACK_CAMERA_ACQUIRING_FAILED',
    title: 'The camera could not be used',
  });
  await look(page, 'failure-104-camera-refused');
});

test('no camera is 101', async ({ visit }) => {
  const page = await visit({ camera: 'none' });
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 101,
    name: 'ERROR_NO_INPUT_DEVICES',
    title: 'No camera was found',
  });
  await lookOnAPhone(page, 'failure-101-no-camera');
});

test('nobody in view is 501 after the time limit, and the camera is off again', async ({
  visit,
}) => {
  const page = await visit({ camera: 'empty', before: watchCamera });
  await setOption(page, 'Time limit for the camera', '10');
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 501,
    name: 'FEEDBACK_CAPTURE_TIMEOUT',
    title: 'No good picture in time',
  });
  expect(await liveTracks(page)).toBe(0);
  await lookOnAPhone(page, 'failure-501-nobody');

  await page.getByRole('button', { name: 'Back to the start' }).click();
  const options = await openOptions(page);
  await expect(options.getByLabel('Time limit for the camera')).toHaveValue('10');
});

test('closing the dialog is 202, and the camera is off again', async ({ visit }) => {
  const page = await visit({ camera: 'empty', before: watchCamera });
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('#identity_stream')).toBeVisible();
  await expect.poll(() => liveTracks(page)).toBe(1);
  await look(page, 'capture-dialog');
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expectFailure(page, {
    code: 202,
    name: 'FEEDBACK_DIALOG_CLOSED',
    title: 'You closed the camera',
  });
  expect(await liveTracks(page)).toBe(0);
  await lookOnAPhone(page, 'failure-202-closed');
});
