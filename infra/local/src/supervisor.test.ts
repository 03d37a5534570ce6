import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Supervisor, type ProcessSpec, type SupervisorOptions } from './supervisor.ts';

const LIFE = fileURLToPath(new URL('../test/life.ts', import.meta.url));

const spec = (name: string, ...args: string[]): ProcessSpec => ({
  name,
  script: LIFE,
  args,
  folder: process.cwd(),
  environment: { WORD: 'tulip' },
});

function supervise(options: Partial<SupervisorOptions> = {}) {
  const lines: string[] = [];
  const givenUp: string[] = [];
  const supervisor = new Supervisor({
    print: (line) => lines.push(line),
    onGivenUp: (name) => givenUp.push(name),
    firstWaitMs: 10,
    ...options,
  });
  onTestFinished(() => supervisor.kill());
  return { supervisor, lines, givenUp };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const until = (holds: () => boolean) => expect.poll(holds).toBe(true);

test('a process that is killed is started again', async () => {
  const { supervisor, lines, givenUp } = supervise();
  supervisor.start(spec('one', 'quiet'));
  await until(() => lines.some((line) => line.startsWith('one | alive ')));
  const first = supervisor.pids.get('one') ?? 0;
  process.kill(first, 'SIGKILL');
  await until(() => lines.filter((line) => line.startsWith('one | alive ')).length === 2);
  expect(supervisor.pids.get('one')).not.toBe(first);
  expect(lines).toContain('one ended (SIGKILL); starting it again in 10 ms');
  expect(givenUp).toEqual([]);
});

test('a process that cannot live is given up', async () => {
  const { supervisor, lines, givenUp } = supervise({ mostShortLives: 3 });
  supervisor.start(spec('one', 'crashing'));
  await until(() => givenUp.length > 0);
  expect(givenUp).toEqual(['one']);
  expect(lines.filter((line) => line.startsWith('one | alive '))).toHaveLength(3);
  expect(lines.at(-1)).toBe('one ended 3 times in a row soon after its start (code 3): giving up');
  expect(lines).toContain('one ended (code 3); starting it again in 20 ms');
});

test('a crash after a long life is not held against it', async () => {
  const { supervisor, lines, givenUp } = supervise({ longLifeMs: 0, mostShortLives: 1 });
  supervisor.start(spec('one', 'crashing'));
  await until(() => lines.filter((line) => line.startsWith('one | alive ')).length >= 3);
  expect(givenUp).toEqual([]);
  await supervisor.stop();
});

test('stop ends every process, a stubborn one after the patience', async () => {
  const { supervisor, lines } = supervise({ patienceMs: 1_000 });
  supervisor.start(spec('one', 'quiet'));
  supervisor.start(spec('two', 'stubborn'));
  await until(() => lines.filter((line) => line.includes('alive')).length === 2);
  const pids = [...supervisor.pids.values()];
  await supervisor.stop();
  expect(pids.map(isAlive)).toEqual([false, false]);
  supervisor.start(spec('three', 'quiet'));
  expect(supervisor.pids.size).toBe(0);
});

test('a restart for changed code is no crash', async () => {
  const { supervisor, lines } = supervise({ mostShortLives: 1 });
  supervisor.start(spec('one', 'quiet'));
  await until(() => lines.length === 1);
  supervisor.restart('one');
  supervisor.restart('one');
  await until(() => lines.length === 2);
  expect(lines.every((line) => line.startsWith('one | alive '))).toBe(true);
});

test('no process outlives a supervisor that is killed', async () => {
  const script = fileURLToPath(new URL('../test/supervise.ts', import.meta.url));
  const parent = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  parent.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await until(() => text.includes('alive'));
  const pid = Number(/alive (\d+)/.exec(text)?.[1]);
  expect(isAlive(pid)).toBe(true);
  parent.kill('SIGKILL');
  await until(() => !isAlive(pid));
});
