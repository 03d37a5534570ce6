import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { apiReport, REPORT } from './report.ts';

/** Statement by statement, without what only formatting changes: white space, kind of quotes, last separators. */
function statements(report: string): string[] {
  return report
    .replace(/\s+/g, ' ')
    .replaceAll("'", '"')
    .replace(/ ?([{}()[\]|=:,;<>]) ?/g, '$1')
    .replace(/[,;]([)}\]])/g, '$1')
    .replace(/([=:])\|/g, '$1')
    .split(/(?<=[;}])/);
}

test('the public surface is what the report says; `pnpm --filter @iws/face-sdk run api` writes it anew', async () => {
  expect(statements(apiReport())).toEqual(statements(await readFile(REPORT, 'utf8')));
});
