import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted besides process memory, CPU and the delay of the event loop (p50, p90, p99). */
export interface Metrics {
  readonly registry: Registry;
  /** A request has ended; `endpoint` is a path of ours, or `other`. */
  readonly requested: (endpoint: string, method: string, status: string) => void;
  /** Answers of endpoints that examine something, by what was answered. */
  readonly answered: (endpoint: string, answer: string, seconds: number) => void;
  /** Time spent in a stage, in milliseconds. */
  readonly stage: (stage: string, milliseconds: number) => void;
  /** A rule of injection detection spoke against a capture's feed. */
  readonly injectionFinding: (rule: string) => void;
  /** A worker died and another took its place. */
  readonly workerReplaced: () => void;
}

/** Read at each scrape. */
export interface Levels {
  readonly inside: () => number;
  readonly waiting: () => number;
  readonly workers: () => number;
  /** Whether used challenges cannot be remembered, so that captures are refused. */
  readonly replayStoreAway: () => boolean;
  /** With fractions; negative when it has expired. */
  readonly licenceDaysLeft: () => number;
}

const STAGE_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const REQUEST_BUCKETS = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one server, in a registry of their own. */
export function createMetrics(levels: Levels): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('iws_captures_inside', 'Captures admitted and not yet answered', levels.inside);
  gauge('iws_jobs_waiting', 'Jobs that wait for a worker', levels.waiting);
  gauge('iws_workers', 'Worker threads that exist', levels.workers);
  gauge('iws_replay_store_away', '1 while used challenges cannot be remembered, else 0', () =>
    levels.replayStoreAway() ? 1 : 0,
  );

  gauge(
    'iws_licence_days_left',
    'Days until the licence ends; negative when it has',
    levels.licenceDaysLeft,
  );

  const requests = new Histogram({
    name: 'iws_answer_seconds',
    help: 'Time from the headers of a request to its answer',
    labelNames: ['endpoint', 'answer'],
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const stages = new Histogram({
    name: 'iws_stage_seconds',
    help: 'Time spent in a stage of a request',
    labelNames: ['stage'],
    buckets: STAGE_BUCKETS,
    registers,
  });
  const all = new Counter({
    name: 'iws_requests_total',
    help: 'Requests that have ended; status 0: cut off before an answer',
    labelNames: ['endpoint', 'method', 'status'],
    registers,
  });
  const replaced = new Counter({
    name: 'iws_worker_replacements_total',
    help: 'Workers that died and were replaced',
    registers,
  });

  const injections = new Counter({
    name: 'iws_injection_findings_total',
    help: 'Captures against whose camera feed a rule spoke',
    labelNames: ['rule'],
    registers,
  });

  return {
    registry,
    requested: (endpoint, method, status) => all.inc({ endpoint, method, status }),
    answered: (endpoint, answer, seconds) => requests.observe({ endpoint, answer }, seconds),
    stage: (stage, milliseconds) => stages.observe({ stage }, milliseconds / 1000),
    injectionFinding: (rule) => injections.inc({ rule }),
    workerReplaced: () => replaced.inc(),
  };
}
