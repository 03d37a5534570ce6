import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';

// What docs/sdk.md says of the options, against what their docstrings say.

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');

/** Name and default of each row of the table of options. */
let table: readonly (readonly [name: string, usual: string])[];
/** Name and, where it says one, default of each option's docstring. */
let options: readonly (readonly [name: string, usual: string | undefined])[];
beforeAll(async () => {
  const [, section = ''] = (await read('../../../../docs/sdk.md')).split('\n## Options\n');
  const rows = (section.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)[^|]*\| ([^|]+?) +\|/gm);
  table = [...rows].map(([, name = '', usual = '']) => [name, usual.replaceAll('`', '')]);
  const source = await read('./sdk-options.ts');
  const body = source.slice(source.indexOf('interface SdkOptions'));
  const members = body.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s+)?^ {2}(\w+)\?:/gm);
  options = [...members].map(([, comment = '', name = '']) => {
    const [, usual] = /(?:Default|Left out:) `?([\w./]+?)`?[.:](?:\s|$)/.exec(comment) ?? [];
    return [name, usual];
  });
});

test('every option has one row, and every row is an option', () => {
  expect(options.length).toBeGreaterThan(30);
  expect(table.map(([name]) => name).toSorted()).toEqual(options.map(([name]) => name).toSorted());
});

test('the defaults are the same', () => {
  const said = options.filter(([, usual]) => usual !== undefined);
  expect(said.length).toBeGreaterThan(20);
  const shown = new Map(table);
  expect(said.map(([name]) => [name, shown.get(name)])).toEqual(said);
});
