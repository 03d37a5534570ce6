import type { Page } from '@playwright/test';
import { expect, test } from './browser.ts';
import { look } from './look.ts';
import { captureAnswer, openOptions, setOption, type Answer } from './screens.ts';

function scoreOf(answer: Answer): number {
  const scores = 'data' in answer ? ('spoof_score' in answer ? answer : answer.data) : undefined;
  const score = scores !== undefined && 'spoof_score' in scores ? scores.spoof_score[0] : undefined;
  if (score === undefined) throw new Error(`no score: ${JSON.stringify(answer).slice(0, 400)}`);
  return score;
}

const shownScore = async (page: Page) => Number(await page.getByTestId('score').textContent());

test('a re-photographed face scores lower than the face itself', async ({ visit }) => {
  const bonaFide = await visit({ camera: 'selfie' });
  const genuine = scoreOf(await captureAnswer(bonaFide));
  expect(await shownScore(bonaFide)).toBeCloseTo(genuine, 4);
  await bonaFide.close();

  const page = await visit({ camera: 'attack' });
  await setOption(page, 'Liveness level', 'HIGHEST');
  const answer = await captureAnswer(page);
  const score = scoreOf(answer);
  expect(score).toBeLessThan(genuine);
  expect(await shownScore(page)).toBeCloseTo(score, 4);

  // Refused at the strictest level, with the picture and a way on; the level stays chosen.
  expect(answer.message).toBe('FEEDBACK_RETRY');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Please try once more');
  await expect(page.getByRole('img', { name: 'The picture that was refused' })).toBeVisible();
  await look(page, 'result-refused');
  await page.getByRole('button', { name: 'Back to the start' }).click();
  const options = await openOptions(page);
  await expect(options.getByLabel('Liveness level')).toHaveValue('HIGHEST');
});
