import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { apiReport, REPORT } from './report.ts';

test('the public surface is what the report says; `pnpm --filter @iws/face-sdk run api` writes it anew', async () => {
  expect(apiReport()).toBe(await readFile(REPORT, 'utf8'));
});
