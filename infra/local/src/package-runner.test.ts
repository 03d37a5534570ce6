import { spawn, spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const SCRIPT = fileURLToPath(new URL('../test/watch-runner.ts', import.meta.url));

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Runs the script below a shell with the name of a package runner, below a plain shell. */
async function startBelow(runnerName: string) {
  const folder = await mkdtemp(join(tmpdir(), 'runner-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const runner = join(folder, runnerName);
  const shell = spawnSync('sh', ['-c', 'command -v sh'], { encoding: 'utf8' }).stdout.trim();
  await copyFile(shell, runner);
  // `; :` keeps each shell from becoming its command.
  const inner = `sh -c '"${process.execPath}" "${SCRIPT}"; :'; :`;
  const child = spawn(runner, ['-c', inner], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await expect.poll(() => text).toContain('watching');
  const pid = Number(/watching (\d+)/.exec(text)?.[1]);
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  return { child, pid };
}

test('the end of the package runner is noticed', async () => {
  const { child, pid } = await startBelow('pnpm');
  expect(isAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
});

test('a shell is no package runner: it may leave', async () => {
  const { child, pid } = await startBelow('sh');
  child.kill('SIGKILL');
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(isAlive(pid)).toBe(true);
});
