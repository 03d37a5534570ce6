import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The face web server as a process of its own, in production mode, for the time of a benchmark. */
export interface BenchServer {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The most memory that was resident so far. */
  peakMemoryBytes(): Promise<number>;
  /** 99th percentile of the delay of the server's event loop since this was last asked, in milliseconds; null where it says none. */
  eventLoopDelayP99(): Promise<number | null>;
  stop(): Promise<void>;
}

/** The built server. */
export const SERVER = new URL('../../../../apps/iws/dist/', import.meta.url);
const READY_MS = 60_000;

/**
 * Starts the server on a free port with a development licence and keys in a folder that is removed afterwards.
 *
 * @param settings of its environment, beside those of every benchmark
 * @throws {Error} when it does not become ready within a minute
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'iws-bench-'));
  const { stdout } = await promisify(execFile)(process.execPath, [
    fileURLToPath(new URL('commands/license.js', SERVER)),
    'development',
    '--folder',
    folder,
  ]);
  const port = await freePort();
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.js', SERVER))], {
    env: {
      PATH: process.env['PATH'],
      ...(JSON.parse(stdout) as Record<string, string>),
      IWS_PORT: String(port),
      IWS_HOST: '127.0.0.1',
      IWS_DATA_FOLDER: folder,
      IWS_AS_FLOOR: 'client',
      IWS_REQUEST_TIMEOUT_MS: '120000',
      LOG_LEVEL: 'WARN',
      ...settings,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true });
  };
  try {
    await ready(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    peakMemoryBytes: () => peakMemoryBytes(child),
    eventLoopDelayP99: () => eventLoopDelayP99(url),
    stop,
  };
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not become ready');
}

async function peakMemoryBytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
}

async function eventLoopDelayP99(url: string): Promise<number | null> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const p99 = /^\w*eventloop_lag_p99_seconds\S* (\S+)$/m.exec(metrics)?.[1];
  return p99 === undefined ? null : Number(p99) * 1000;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
