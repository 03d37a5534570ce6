/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SDK_ERROR_ALIASES, SDK_ERRORS } from '../src/sdk-errors.ts';
import type { SdkError } from '../src/sdk-errors.ts';
import { SERVER_ERRORS } from '../src/server-errors.ts';
import type { ServerError } from '../src/server-errors.ts';

const document = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

/** The rows of the table below a heading, by its column names. */
const tableBelow = (heading: string): Record<string, string>[] => {
  const section = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  const [head, , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head?.[i] ?? '', cell])));
};

const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');

describe('docs/errors.md', () => {
  it('is the table of the server, both ways', () => {
    const rows = tableBelow('Server');
    const columns = Object.keys(rows[0] ?? {});
    expect(columns).toEqual(['case', 'name', 'code', 'HTTP', 'retryable', 'message', 'when']);
    expect(rows.every(({ when }) => when)).toBe(true);
    const table: [string, ServerError][] = Object.entries(SERVER_ERRORS);
    expect(rows).toEqual(
      table.map(([key, { name, code, httpStatus, retryable, message }], i) => ({
        case: key,
        name,
        code: String(code),
        HTTP: String(httpStatus),
        retryable: yesOrNo(retryable),
        message,
        when: rows[i]?.['when'],
      })),
    );
  });

  it('is the table of the SDK, both ways', () => {
    const table: [string, SdkError][] = Object.entries(SDK_ERRORS);
    expect(tableBelow('SDK')).toEqual(
      table.map(([name, { code, retryable, message }]) => ({
        name,
        code: String(code),
        retryable: yesOrNo(retryable),
        message,
      })),
    );
    for (const alias of Object.keys(SDK_ERROR_ALIASES)) expect(document).toContain(alias);
  });

  it('names every row once', () => {
    for (const heading of ['Server', 'SDK']) {
      const keys = tableBelow(heading).map((row) => row['case'] ?? row['name']);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeGreaterThan(15);
    }
  });
});
