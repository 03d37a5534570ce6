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
  let remindAt = performance.now() + REMIND_MS;
  for (;;) {
    await Promise.all(
      [...waiting].map(async ([name, server]) => {
        if (await answers(server, signal)) waiting.delete(name);
      }),
    );
    if (waiting.size === 0) return;
    if (performance.now() > remindAt) {
      print(`still waiting for ${[...waiting.keys()].join(', ')}`);
      remindAt += REMIND_MS;
    }
    await pause(EVERY_MS, undefined, { signal });
  }
}

async function answers({ readyUrl, authority }: Waited, signal: AbortSignal): Promise<boolean> {
  try {
    const signals = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
    const ca = authority === undefined ? {} : { ca: await readFile(authority) };
    return (await statusOf(readyUrl, { ...ca, agent: false, signal: signals })) === 200;
  } catch {
    return false;
  }
}

const statusOf = (url: string, options: RequestOptions): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const get = url.startsWith('https:') ? getSecurely : getPlainly;
    get(url, options, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
