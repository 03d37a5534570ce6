import { readFile } from 'node:fs/promises';
import { get as getPlainly } from 'node:http';
import { get as getSecurely, type RequestOptions } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 200;
const REMIND_MS = 30_000;

/** A server that is waited for. */
interface Waited {
  readonly name: string;
  readonly readyUrl: string;
  /** Path of the certificate that it shows over https. */
  readonly authority?: string;
}

/** Resolves when every address has answered 200 once; reports what is still waited for. */
export async function allReady(
  servers: readonly Waited[],
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<void> {
  const waiting = new Map(servers.map((server) => [server.name, server]));
  const why = new Map<string, string>();
  let remindAt = performance.now() + REMIND_MS;
  for (;;) {
    await Promise.all(
      [...waiting].map(async ([name, server]) => {
        const flaw = await flawOf(server, signal);
        if (flaw === null) waiting.delete(name);
        else why.set(name, flaw);
      }),
    );
    if (waiting.size === 0) return;
    if (performance.now() > remindAt) {
      const each = [...waiting.keys()].map((name) => `${name} (${why.get(name) ?? 'no answer'})`);
      print(`still waiting for ${each.join(', ')}`);
      remindAt += REMIND_MS;
    }
    await pause(EVERY_MS, undefined, { signal });
  }
}

/** Why a server is not ready, in a few words; null: it is. */
async function flawOf(
  { readyUrl, authority }: Waited,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const signals = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
    const ca = authority === undefined ? {} : { ca: await readFile(authority) };
    const status = await statusOf(readyUrl, { ...ca, agent: false, signal: signals });
    return status === 200 ? null : `HTTP ${status}`;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

const statusOf = (url: string, options: RequestOptions): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? getSecurely : getPlainly;
    get(url, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
