import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';
import { meanBound, startBound, type Bound, type MeasuredCosts } from './bound.ts';
import { sendAll, type LoadResult } from './load.ts';
import { startServer } from './server-process.ts';
import {
  BENCH_SUBJECTS,
  type BenchRequest,
  type BenchSubject,
  type BenchSubjectName,
} from './subjects.ts';

const help = (name: BenchSubjectName) => `Usage: pnpm bench ${name} [options]

Starts the server in production mode on this machine, posts to ${BENCH_SUBJECTS[name].path}
(${BENCH_SUBJECTS[name].summary}), and compares the throughput with the bound: the single-thread time of opening, decoding, inference and encoding
of the same request, on all cores less the share that the load generator used. The times are measured before and
after each load, on one thread for each core at once (the bound) and on one thread while the other cores rest (the
bound of an ideal machine, whose cores do not slow each other down).

Options
  --connections LIST   numbers of connections, comma-separated (default 1,4,16)
  --requests N         requests of each run (default 480)
  --json FILE          also write the result as JSON
`;

/**
 * Requests before any is counted: a server that has run for a while has compiled what it needs. Functions that a request calls once or
 * twice are compiled late: docs/benchmarks.md says when.
 */
const WARM_UP = 2400;
/** So many of them are made at a time: they are large, and what is in them grows old. */
const WARM_UP_LOAD = 240;

/** A run, and the server's event loop in it. */
interface ObservedLoad extends LoadResult {
  /** 99th percentile of its delay, milliseconds. */
  readonly eventLoopDelayP99Ms: number | null;
}

/** Result of one run beside its bounds. */
export interface BenchRow extends ObservedLoad {
  /** Requests per second that the four unavoidable costs alone would allow on these cores. */
  readonly bound: number;
  /** requestsPerSecond / bound. */
  readonly ratio: number;
  /** The same with the costs of one thread that has the machine for itself. */
  readonly idealBound: number;
  readonly idealRatio: number;
}

/** `pnpm bench NAME`: see `help`. */
export const benchCommand =
  (name: BenchSubjectName) =>
  async (args: string[]): Promise<void> => {
    const options = parseOptions(args, name);
    if (options === 'help') {
      process.stdout.write(help(name));
      return;
    }
    const { path, requests }: BenchSubject = BENCH_SUBJECTS[name];
    const cores = availableParallelism();
    const bound = await startBound(name, cores);
    const server = await startServer();
    try {
      const make = await requests(server.url);
      const several = async (count: number) => {
        const made: BenchRequest[] = [];
        for (let i = 0; i < count; i++) made.push(await make());
        return made;
      };
      for (let sent = 0; sent < WARM_UP; sent += WARM_UP_LOAD) {
        await sendAll(server.url + path, await several(WARM_UP_LOAD), 4);
      }
      const bounds: Bound[] = [await bound.measure()];
      const rows: BenchRow[] = [];
      let requestBytes = 0;
      for (const connections of options.connections) {
        const requests = await several(options.requests);
        requestBytes = requests[0]?.body.length ?? 0;
        // What was before the run does not count.
        await server.eventLoopDelayP99();
        const run = await sendAll(server.url + path, requests, connections);
        const delay = await server.eventLoopDelayP99();
        bounds.push(await bound.measure());
        // A machine's speed wanders within minutes: each run has the bound of its own time.
        rows.push(
          withBound({ ...run, eventLoopDelayP99Ms: delay }, meanBound(bounds.slice(-2)), cores),
        );
      }
      const costs = meanBound(bounds);
      const result = {
        endpoint: path,
        machine: { cores, processor: cpus()[0]?.model ?? 'unknown' },
        requestBytes,
        costs,
        inferenceShare: costs.alone.inference / costs.alone.sum,
        rows,
        server: { peakMemoryBytes: await server.peakMemoryBytes() },
      };
      process.stdout.write(table(result));
      if (options.json) await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
    } finally {
      await server.stop();
      await bound.stop();
    }
  };

function withBound(run: ObservedLoad, { together, alone }: Bound, cores: number): BenchRow {
  const allowed = ({ sum }: MeasuredCosts) => ((cores - run.generatorCores) * 1000) / sum;
  const bound = allowed(together);
  const idealBound = allowed(alone);
  const { requestsPerSecond } = run;
  return {
    ...run,
    bound,
    ratio: requestsPerSecond / bound,
    idealBound,
    idealRatio: requestsPerSecond / idealBound,
  };
}

interface BenchResult {
  readonly endpoint: string;
  readonly machine: { readonly cores: number; readonly processor: string };
  readonly requestBytes: number;
  readonly costs: Bound;
  /** Of the sum on one thread alone. */
  readonly inferenceShare: number;
  readonly rows: readonly BenchRow[];
  readonly server: {
    readonly peakMemoryBytes: number;
  };
}

function table({
  endpoint,
  machine,
  requestBytes,
  costs,
  inferenceShare,
  rows,
  server,
}: BenchResult): string {
  const ms = (value: number) => value.toFixed(1);
  return [
    `${endpoint}; ${machine.cores} cores, ${machine.processor}; request ${Math.round(requestBytes / 1000)} kB`,
    '',
    '| ms of a thread | open | decode | inference | encode | sum | our arithmetic |',
    '|---|---|---|---|---|---|---|',
    costsRow('on every core at once', costs.together),
    costsRow('alone', costs.alone),
    '',
    `inference is ${(inferenceShare * 100).toFixed(0)} % of the sum alone`,
    '',
    '| connections | req/s | p50 ms | p95 ms | p99 ms | bound req/s | ratio | ideal bound | ratio | event loop p99 ms | statuses |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) =>
      [
        '',
        row.connections,
        row.requestsPerSecond.toFixed(1),
        ms(row.latency.p50),
        ms(row.latency.p95),
        ms(row.latency.p99),
        row.bound.toFixed(1),
        percent(row.ratio),
        row.idealBound.toFixed(1),
        percent(row.idealRatio),
        row.eventLoopDelayP99Ms === null ? 'not reported' : ms(row.eventLoopDelayP99Ms),
        Object.entries(row.statuses)
          .map(([status, count]) => `${status}: ${count}`)
          .join(', '),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
    '',
    `server: peak memory ${Math.round(server.peakMemoryBytes / 2 ** 20)} MiB`,
    '',
  ].join('\n');
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;

function costsRow(name: string, costs: MeasuredCosts): string {
  const { open, decode, inference, encode, sum, arithmetic } = costs;
  const cells = [open, decode, inference, encode, sum, arithmetic].map((value) => value.toFixed(1));
  return `| ${[name, ...cells].join(' | ')} |`;
}

interface Options {
  readonly connections: readonly number[];
  readonly requests: number;
  readonly json: string | undefined;
}

function parseOptions(args: string[], name: BenchSubjectName): Options | 'help' {
  try {
    const { values } = parseArgs({
      args,
      options: {
        connections: { type: 'string', default: '1,4,16' },
        requests: { type: 'string', default: '480' },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    return {
      connections: values.connections
        .split(',')
        .map((count) => wholeNumber('each of --connections', count)),
      requests: wholeNumber('--requests', values.requests),
      json: values.json,
    };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${error.message}\n\n${help(name)}`);
    throw error;
  }
}
