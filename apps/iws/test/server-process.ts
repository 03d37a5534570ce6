import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TestFolder } from './test-server.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The real program in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Lines of log, parsed. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Sends SIGTERM and resolves with the exit code when it has ended. */
  readonly stop: () => Promise<number | null>;
}

/** Only what the program needs: nothing of the test's own environment, `CI` least of all. */
const environmentOf = (folder: TestFolder, extra: Readonly<Record<string, string>>) => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder.path,
  ...folder.environment,
  ...extra,
});

/** Where Node keeps compiled modules for the next start; see vitest.config.ts. */
const compiled = process.env['NODE_COMPILE_CACHE'];
const COMPILED = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };

/**
 * Starts the server and waits until it is ready.
 *
 * @param wrapper a program and its arguments that runs the server, such as a tracer
 */
export async function startProcess(
  folder: TestFolder,
  extra: Readonly<Record<string, string>> = {},
  wrapper: readonly string[] = [],
): Promise<ServerProcess> {
  const [program = '', ...args] = [...wrapper, process.execPath, MAIN];
  const env = environmentOf(folder, extra);
  const child = spawn(program, args, {
    // Who traces the server asks what it writes by itself.
    env: wrapper.length > 0 ? env : { ...COMPILED, ...env },
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const log: Record<string, unknown>[] = [];
  const lines = createInterface(child.stdout);
  const port = await new Promise<number>((resolve, reject) => {
    lines.on('line', (text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      log.push(line);
      if (line['msg'] === 'ready') resolve(Number(line['port']));
    });
    void exited.then(([code]) =>
      reject(new Error(`the server ended with ${code} before it was ready`)),
    );
  });
  // A tracer runs the server as its child and passes no signals on to it.
  const pid = Number(log.find(({ msg }) => msg === 'ready')?.['pid']);
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid,
    log,
    async stop() {
      process.kill(pid, 'SIGTERM');
      return (await exited)[0];
    },
  };
}

/** Starts a server that has to refuse: its exit code and what it wrote to stderr. */
export async function refusedStart(
  folder: TestFolder,
  extra: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly stderr: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...COMPILED, ...environmentOf(folder, extra) },
    cwd: folder.path,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stderr };
}
