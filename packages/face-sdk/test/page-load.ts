import type { Page } from 'playwright-core';

/** What a browser's trace says of one task of a thread. Times are the thread's own processor time: who else runs does not count. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  /** Microseconds, and those of them that the thread computed. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

export interface PageLoad {
  /** Milliseconds that the page's thread computed in tasks in which a script ran, and its worker's thread. */
  readonly page: number;
  readonly worker: number;
  /** Milliseconds of the page's longest task in which a script ran, computed and as the clock saw it. */
  readonly longest: { readonly computed: number; readonly passed: number };
}

/** What marks a task as one of scripts. */
const SCRIPT = new Set(['FunctionCall', 'EvaluateScript', 'RunMicrotasks', 'TimerFire']);

/** Does something in the page and measures what its threads compute meanwhile. */
export async function measureLoad<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly load: PageLoad }> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser to trace');
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'blink.user_timing'],
  });
  let value: T;
  let trace: Buffer;
  try {
    value = await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  return { value, load: readTrace(traceEvents) };
}

function readTrace(events: readonly TraceEvent[]): PageLoad {
  // Only our page sets our marks.
  const mark = events.find(({ name }) => name.startsWith('face-sdk:'));
  if (mark === undefined) throw new Error('the trace has no mark of a capture');
  const { pid, tid } = mark;
  const workers = events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'DedicatedWorker thread')
    .filter((event) => event.pid === pid);
  const tasksOf = (thread: number) =>
    outermost(events.filter((e) => e.pid === pid && e.tid === thread));
  const own = tasksOf(tid).filter(({ names }) => names.some((name) => SCRIPT.has(name)));
  const longest = own.toSorted((a, b) => b.computed - a.computed)[0];
  if (longest === undefined || workers.length === 0) throw new Error('the trace lacks a thread');
  const sum = (tasks: readonly Task[]) =>
    tasks.reduce((total, { computed }) => total + computed, 0);
  return {
    page: sum(own),
    worker: sum(workers.flatMap((worker) => tasksOf(worker.tid))),
    longest: { computed: longest.computed, passed: longest.passed },
  };
}

interface Task {
  readonly computed: number;
  readonly passed: number;
  /** Of everything that went on in it. */
  readonly names: readonly string[];
}

/** The tasks of a thread, with what each holds. */
function outermost(events: readonly TraceEvent[]): Task[] {
  const spans = events
    .filter(({ ph, tdur }) => ph === 'X' && tdur !== undefined)
    .toSorted((a, b) => (a.ts ?? 0) - (b.ts ?? 0) || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: { end: number; computed: number; passed: number; names: string[] }[] = [];
  for (const { name, ts = 0, dur = 0, tdur = 0 } of spans) {
    const last = tasks.at(-1);
    if (last !== undefined && ts < last.end) last.names.push(name);
    else tasks.push({ end: ts + dur, computed: tdur / 1000, passed: dur / 1000, names: [name] });
  }
  return tasks;
}
