import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process that is kept running. */
export interface ProcessSpec {
  readonly name: string;
  /** Absolute path of a JavaScript or TypeScript file. */
  readonly script: string;
  readonly args: readonly string[];
  /** Working folder. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface SupervisorOptions {
  /** Takes every line for people. */
  readonly print: (line: string) => void;
  /** Called once, when a process crashed so often in a row that it is given up. */
  readonly onGivenUp: (name: string) => void;
  /** First wait before a restart in milliseconds; it doubles up to twenty times that. Default 250. */
  readonly firstWaitMs?: number;
  /** A process that lived this long starts with a clean record. Default 10 s. */
  readonly longLifeMs?: number;
  /** Short lives in a row after which a process is given up. Default 5. */
  readonly mostShortLives?: number;
  /** From SIGTERM to SIGKILL. Default 25 s. */
  readonly patienceMs?: number;
}

const GUARDED = fileURLToPath(new URL('./guarded.ts', import.meta.url));

/**
 * Keeps processes running: one that ends is started again after a wait, one that cannot live is given
 * up. A class because it is a lifetime: whoever makes it has to `stop()` it.
 */
export class Supervisor {
  readonly #options: Required<SupervisorOptions>;
  readonly #running = new Map<string, ChildProcess>();
  readonly #shortLives = new Map<string, number>();
  readonly #waits = new Set<NodeJS.Timeout>();
  readonly #restarting = new Set<ChildProcess>();
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = {
      firstWaitMs: 250,
      longLifeMs: 10_000,
      mostShortLives: 5,
      patienceMs: 25_000,
      ...options,
    };
  }

  /** Process ids by name, of those that run now. */
  get pids(): ReadonlyMap<string, number> {
    return new Map([...this.#running].map(([name, child]) => [name, child.pid ?? 0]));
  }

  start(spec: ProcessSpec): void {
    if (this.#stopping) return;
    const { name, script, args, folder, environment } = spec;
    const born = performance.now();
    const child = spawn(process.execPath, [GUARDED, script, ...args], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#running.set(name, child);
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (line.trim() !== '') this.#options.print(`${name} | ${line}`);
      });
    }
    child.once('exit', (code, signal) => {
      this.#running.delete(name);
      if (this.#stopping) return;
      if (this.#restarting.delete(child)) this.start(spec);
      else this.#crashed(spec, performance.now() - born, signal ?? `code ${code}`);
    });
  }

  /** Ends a process and starts it anew, for changed code; it does not count as a crash. */
  restart(name: string): void {
    const child = this.#running.get(name);
    if (!child || this.#restarting.has(child)) return;
    this.#restarting.add(child);
    child.kill('SIGTERM');
  }

  /** Ends everything; resolves when no process is left. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const wait of this.#waits) clearTimeout(wait);
    const ends = [...this.#running.values()].map(
      (child) => new Promise<void>((resolve) => child.once('exit', () => resolve())),
    );
    this.#signal('SIGTERM');
    const kill = setTimeout(() => this.#signal('SIGKILL'), this.#options.patienceMs);
    await Promise.all(ends);
    clearTimeout(kill);
  }

  /** Ends everything at once. */
  kill(): void {
    this.#stopping = true;
    this.#signal('SIGKILL');
  }

  #signal(signal: NodeJS.Signals): void {
    for (const child of this.#running.values()) child.kill(signal);
  }

  #crashed(spec: ProcessSpec, lifeMs: number, how: string): void {
    const { print, onGivenUp, firstWaitMs, longLifeMs, mostShortLives } = this.#options;
    const { name } = spec;
    const shortLives = lifeMs < longLifeMs ? (this.#shortLives.get(name) ?? 0) + 1 : 0;
    this.#shortLives.set(name, shortLives);
    if (shortLives >= mostShortLives) {
      print(`${name} ended ${shortLives} times in a row soon after its start (${how}): giving up`);
      onGivenUp(name);
      return;
    }
    const waitMs = Math.min(firstWaitMs * 2 ** Math.max(0, shortLives - 1), firstWaitMs * 20);
    print(`${name} ended (${how}); starting it again in ${waitMs} ms`);
    const wait = setTimeout(() => {
      this.#waits.delete(wait);
      this.start(spec);
    }, waitMs);
    this.#waits.add(wait);
  }
}
