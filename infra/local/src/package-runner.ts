import { readFileSync } from 'node:fs';

interface ProcessFacts {
  /** The kernel's short name of it. */
  readonly name: string;
  readonly parent: number;
}

/** Facts from /proc; `null` where the process is gone, or the system has no /proc. */
function readProcess(pid: number): ProcessFacts | null {
  try {
    const [, name = '', parent = '0'] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return null;
  }
}

const RUNNER = /^(npm|npx|pnpm|yarn)/;
const SHELL = /^(sh|dash|bash)$/;

/** Ourselves, and the package runners and their shells above, up to the outermost runner. */
function chainOf(pid: number): Map<number, number> {
  const chain: { pid: number; parent: number }[] = [];
  let known = 0;
  for (let at = pid, facts = readProcess(at); facts; facts = readProcess(at)) {
    const runs = RUNNER.test(facts.name);
    if (at !== pid && !runs && !SHELL.test(facts.name)) break;
    chain.push({ pid: at, parent: facts.parent });
    if (runs) known = chain.length;
    at = facts.parent;
  }
  // Whoever started the outermost runner may leave: that is how one starts in the background.
  return new Map(chain.slice(0, Math.max(0, known - 1)).map(({ pid, parent }) => [pid, parent]));
}

/**
 * Calls `onEnd` once a package runner that started us is gone. A runner that is ended passes its signal
 * to a shell, and not all pass it on to us: `npx pnpm start` would leave the servers behind.
 */
export function watchPackageRunner(onEnd: () => void, everyMs = 500): void {
  const chain = chainOf(process.pid);
  if (chain.size === 0) return;
  const timer = setInterval(() => {
    const whole = [...chain].every(([pid, parent]) => readProcess(pid)?.parent === parent);
    if (whole) return;
    clearInterval(timer);
    onEnd();
  }, everyMs);
  timer.unref();
}
