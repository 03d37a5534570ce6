import { watchPackageRunner } from './package-runner.ts';
import { allReady } from './readiness.ts';
import type { ServerSpec } from './servers.ts';
import { Supervisor, type ProcessSpec } from './supervisor.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * Runs servers, and tools beside them, until SIGTERM or SIGINT (a second one ends at once) or until one
 * cannot live; the process's exit code is 1 then. Prints one line `ready` when all servers can
 * serve.
 */
export async function runServers(
  servers: readonly ServerSpec[],
  tools: readonly ProcessSpec[] = [],
): Promise<Supervisor> {
  const ending = new AbortController();
  const supervisor = new Supervisor({ print, onGivenUp: () => end(1) });

  function end(exitCode: number): void {
    if (ending.signal.aborted) {
      supervisor.kill();
      return;
    }
    ending.abort();
    process.exitCode = exitCode;
    void supervisor.stop();
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));
  watchPackageRunner(() => end(0));

  for (const spec of [...tools, ...servers]) supervisor.start(spec);
  try {
    await allReady(servers, ending.signal, print);
    const addresses = servers.map(({ name, address }) => `${name} ${address}`);
    print(`ready: ${addresses.join(', ')}`);
  } catch (error) {
    if (!ending.signal.aborted) throw error;
  }
  return supervisor;
}
