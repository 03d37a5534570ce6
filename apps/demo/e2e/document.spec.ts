import { otherPersonJpeg, selfieJpeg } from '@iws/test-faces';
import type { VerifyWithPictureIdAnswer } from '@iws/protocol';
import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { look, lookOnAPhone } from './look.ts';
import { PERSON } from './recordings.ts';
import { expectFailure } from './screens.ts';

const choose = (page: Page, name: string, buffer: Uint8Array) =>
  page
    .locator('app-document-card input[type=file]')
    .setInputFiles({ name, mimeType: 'image/jpeg', buffer: Buffer.from(buffer) });

test('a live person is compared with the picture of a document: theirs, another’s, and none', async ({
  visit,
}) => {
  // Three captures.
  test.slow();
  const page = await visit({ camera: 'selfie' });

  await choose(page, 'notes.txt', new TextEncoder().encode('no picture'));
  await expect(page.getByRole('alert')).toContainText('no JPEG, PNG, WebP');

  // Cut and scaled as the picture of a document is, so that not the same pixels are compared.
  const own = await selfieJpeg({ person: PERSON.person, width: 360, roll: 2, quality: 80 });
  await choose(page, 'passport.jpg', own);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('img', { name: 'The picture of the document' })).toBeVisible();
  await page.getByLabel('Match level').selectOption('MEDIUM');
  await look(page, 'start-document');

  const [response] = await Promise.all([
    page.waitForResponse((one) => one.url().endsWith('/api/v1/verifyWithPictureId')),
    page.getByRole('button', { name: 'Take a selfie and compare' }).click(),
  ]);
  const answer = (await response.json()) as VerifyWithPictureIdAnswer;
  const comparison = page.getByTestId('comparison');
  await expect(comparison).toHaveAttribute('data-outcome', 'match');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByTestId('similarity')).toHaveText(String(answer.similarityScore));
  await expect(page.getByTestId('match-reached')).toHaveText(
    answer.matchHighestSecurityLevelReached,
  );
  await expect(page.getByTestId('match-asked')).toHaveText('MEDIUM');
  await expect(page.getByTestId('refid')).toHaveText(/^W-face-VERIFY-/);
  await look(page, 'comparison-match');

  // The picture stays chosen; another person's is not theirs.
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await choose(page, 'other.jpg', await otherPersonJpeg({ width: 360 }));
  await page.getByRole('button', { name: 'Take a selfie and compare' }).click();
  await expect(comparison).toHaveAttribute('data-outcome', 'different', { timeout: 45_000 });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The faces do not match');
  await lookOnAPhone(page, 'comparison-different');

  // A document that is cut off in the middle of its file.
  await page.getByRole('button', { name: 'Back to the start' }).click();
  await choose(page, 'broken.jpg', own.subarray(0, 200));
  await page.getByRole('button', { name: 'Take a selfie and compare' }).click();
  await expectFailure(page, {
    code: 504,
    name: 'ERROR_INVALID_FORMAT',
    title: 'The picture of the document could not be read',
  });
});
