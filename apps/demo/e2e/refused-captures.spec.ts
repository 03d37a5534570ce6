import { alterRequest } from './altered-request.ts';
import { expect, test } from './browser.ts';
import { lookOnAPhone } from './look.ts';
import { captureAnswer, expectFailure } from './screens.ts';
import { sealedByScript } from './sealed-by-script.ts';

const NO_LONGER_VALID = 'This picture is no longer valid';

test('a capture that is sent twice is 605', async ({ visit }) => {
  const page = await visit({
    camera: 'selfie',
    before: (opened) => alterRequest(opened, { kind: 'sent-twice' }),
  });
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 605,
    name: 'ERROR_REQUEST_REPLAYED',
    title: NO_LONGER_VALID,
  });
  await lookOnAPhone(page, 'failure-605-replayed');
});

test('a tampered capture is 601', async ({ visit }) => {
  const page = await visit({
    camera: 'selfie',
    before: (opened) => alterRequest(opened, { kind: 'tampered' }),
  });
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 601,
    name: 'ERROR_DECRYPTION_FAILED',
    title: 'The server could not read the picture',
  });
  await lookOnAPhone(page, 'failure-601-tampered');
});

test('a capture that says it is two and a half minutes old is 604', async ({ visit }) => {
  const by = await sealedByScript(150_000);
  const page = await visit({
    camera: 'selfie',
    before: (opened) => alterRequest(opened, { kind: 'replaced', by }),
  });
  await page.getByRole('button', { name: 'Start' }).click();
  await expectFailure(page, {
    code: 604,
    name: 'ERROR_REQUEST_EXPIRED',
    title: NO_LONGER_VALID,
  });
  await lookOnAPhone(page, 'failure-604-expired');
});

test('the same capture, sealed by the script at once, is opened and examined', async ({
  visit,
}) => {
  // The counterpart of the test above: nothing but its age made that one fail.
  const by = await sealedByScript(0);
  const page = await visit({
    camera: 'selfie',
    before: (opened) => alterRequest(opened, { kind: 'replaced', by }),
  });
  const answer = await captureAnswer(page);
  expect(['FEEDBACK_CAPTURED', 'FEEDBACK_RETRY']).toContain(answer.message);
});
