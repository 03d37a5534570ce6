/** A job that waits: starts when it is called. */
type Waiting = () => void;

/**
 * Lets so many jobs run at a time. Jobs that finish what was begun (`examine`) go before jobs that begin
 * something (`open`); within each, first come, first served. The pool beneath would keep a queue, too,
 * but one in which a waiting job can be overtaken for seconds.
 */
export class JobQueue {
  readonly #limit: number;
  readonly #waiting: Record<'finish' | 'begin', Waiting[]> = { finish: [], begin: [] };
  readonly #jobs = new Set<Promise<unknown>>();
  #running = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Jobs that have not started. */
  get length(): number {
    return this.#waiting.finish.length + this.#waiting.begin.length;
  }

  /** Runs a job when its turn has come; settles as the job does. */
  async run<Answer>(turn: 'finish' | 'begin', job: () => Promise<Answer>): Promise<Answer> {
    if (this.#running >= this.#limit) {
      await new Promise<void>((start) => this.#waiting[turn].push(start));
    } else {
      this.#running += 1;
    }
    const running = (async () => job())();
    this.#jobs.add(running);
    try {
      return await running;
    } finally {
      this.#jobs.delete(running);
      // The place is handed on, so that nobody who comes now takes it from those who wait.
      const next = this.#waiting.finish.shift() ?? this.#waiting.begin.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  /** Resolves when no job runs or waits. */
  async idle(): Promise<void> {
    while (this.#running > 0) await Promise.allSettled(this.#jobs);
  }
}
