import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { eventually, startUpstream } from '../test/stand.ts';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

function start(environment: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, CLIENT_SERVER_HOST: '127.0.0.1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (text += part.toString()));
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, exit, text: () => text };
}

async function portOf(text: () => string): Promise<number> {
  await eventually(() => text().includes('"listening"'));
  return Number(/"port":(\d+)/.exec(text())?.[1]);
}

test('SIGTERM lets the request under way end, then the process ends with 0', async () => {
  const held: (() => void)[] = [];
  const iws = await startUpstream((_request, response) => held.push(() => response.end('{}')));
  const { child, exit, text } = start({
    CLIENT_SERVER_PORT: '0',
    CLIENT_SERVER_IWS_URL: iws.url,
  });
  const port = await portOf(text);
  const asked = fetch(`http://127.0.0.1:${port}/api/v1/time`, { method: 'POST' });
  await eventually(() => held.length === 1);
  child.kill('SIGTERM');
  await eventually(() => text().includes('draining'));
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  held[0]?.();
  expect((await asked).status).toBe(200);
  expect(await exit).toBe(0);
});

test('a port in use, and a wrong variable, are one line and exit code 1', async () => {
  const first = start({ CLIENT_SERVER_PORT: '0' });
  const port = await portOf(first.text);
  const second = start({ CLIENT_SERVER_PORT: String(port) });
  expect(await second.exit).toBe(1);
  expect(second.text()).toBe(
    `client-server: port ${port} is already in use (CLIENT_SERVER_PORT)\n`,
  );
  const third = start({ CLIENT_SERVER_PROT: '1' });
  expect(await third.exit).toBe(1);
  expect(third.text()).toBe('client-server: unknown variable CLIENT_SERVER_PROT\n');
});
