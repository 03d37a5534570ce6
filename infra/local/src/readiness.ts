import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 200;
const REMIND_MS = 30_000;

/** Resolves when every address has answered 200 once; reports what is still waited for. */
export async function allReady(
  servers: readonly { readonly name: string; readonly readyUrl: string }[],
  signal: AbortSignal,
  print: (line: string) => void,
): Promise<void> {
  const waiting = new Map(servers.map(({ name, readyUrl }) => [name, readyUrl]));
  let remindAt = performance.now() + REMIND_MS;
  for (;;) {
    await Promise.all(
      [...waiting].map(async ([name, url]) => {
        if (await answers(url, signal)) waiting.delete(name);
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

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    const signals = AbortSignal.any([signal, AbortSignal.timeout(5_000)]);
    const answer = await fetch(url, { signal: signals });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
