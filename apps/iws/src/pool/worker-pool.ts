import '@iws/models/telemetry-off';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { Members } from '../stages/read-members.ts';
import type { FaceAsFindings, FaceAsJob } from './face-as-job.ts';
import type { GenerateFindings, GenerateJob } from './generate-job.ts';
import { WORKER_HEAP } from './heap-limits.ts';
import { JobQueue } from './job-queue.ts';
import type {
  ExamineAnswer,
  ExamineRequest,
  OpenAnswer,
  OpenRequest,
  WorkerSettings,
} from './jobs.ts';
import type { MatchFindings, MatchJob } from './match-job.ts';
import { answerOf, type JobAnswer } from './refusable.ts';
import type { Compared, VerifyJob } from './verify-job.ts';

export interface PoolSettings extends WorkerSettings {
  /** Threads; each holds its own copy of the models. */
  readonly workers: number;
  /** Milliseconds after which a job that runs is given up and its worker replaced. */
  readonly jobTimeout: number;
  /** Called when a worker died and another takes its place. */
  readonly onReplaced?: () => void;
  /** Path of the module that does the jobs; by default the one beside this. */
  readonly workerModule?: string;
}

/** A job got no answer: its worker died, threw, or did not answer in time. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure';
}

/** Runs from source in tests and from dist otherwise: the worker's module lies beside this one. */
const WORKER_MODULE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url),
);

/**
 * Worker threads that open and examine captures, one job each at a time. A thread that dies takes its
 * job with it and is replaced. Close the pool when it is no longer needed.
 */
export class WorkerPool {
  readonly #piscina: Piscina;
  readonly #settings: PoolSettings;
  readonly #queue: JobQueue;
  #closing = false;

  private constructor(settings: PoolSettings) {
    const { provider, calibrationFolder, modelSet, modelPacks, templateRecipient, workers } =
      settings;
    this.#settings = settings;
    this.#queue = new JobQueue(workers);
    this.#piscina = new Piscina({
      filename: settings.workerModule ?? WORKER_MODULE,
      minThreads: workers,
      maxThreads: workers,
      idleTimeout: Infinity,
      concurrentTasksPerWorker: 1,
      recordTiming: false,
      resourceLimits: WORKER_HEAP,
      workerData: {
        provider,
        calibrationFolder,
        modelSet,
        modelPacks,
        templateRecipient,
      } satisfies WorkerSettings,
    });
    this.#piscina.on('workerDestroy', () => {
      if (!this.#closing) settings.onReplaced?.();
    });
    // A worker that dies idle has no job to fail; the event of its replacement says enough.
    this.#piscina.on('error', () => undefined);
  }

  /** Starts the threads and waits until each has loaded and warmed up its models. */
  static async start(settings: PoolSettings): Promise<WorkerPool> {
    const pool = new WorkerPool(settings);
    const failure = (await pool.#allLoaded()).find((message) => message !== null);
    if (failure === undefined) return pool;
    await pool.close();
    throw new Error(failure);
  }

  /** Asks every thread at once whether it has loaded; a thread does one job at a time. */
  #allLoaded(): Promise<(string | null)[]> {
    const each = Array.from({ length: this.#settings.workers }, () =>
      this.#piscina.run(null, { name: 'ready' }),
    );
    return Promise.all(each) as Promise<(string | null)[]>;
  }

  /** Opens a sealed capture; `blob` is transferred and not usable afterwards. */
  open(request: OpenRequest): Promise<OpenAnswer> {
    return this.#queue.run('begin', () => this.#run<OpenAnswer>('open', request, [request.blob]));
  }

  /** Examines an opened capture; the samples are transferred and not usable afterwards. */
  examine(request: ExamineRequest): Promise<ExamineAnswer> {
    const run = () => this.#run<ExamineAnswer>('examine', request, samplesOf(request));
    return this.#queue.run('finish', run);
  }

  /** Examines an opened capture and compares it; the samples are transferred. Rejects with refusals, too. */
  async verify(job: VerifyJob): Promise<ExamineAnswer<Compared>> {
    const run = () => this.#run<JobAnswer<ExamineAnswer<Compared>>>('verify', job, samplesOf(job));
    return answerOf(await this.#queue.run('finish', run));
  }

  /** Judges the liveness of a picture. Rejects with refusals, too. */
  faceAs(job: FaceAsJob): Promise<FaceAsFindings> {
    return this.#whole('faceAs', job);
  }

  /** Compares two faces. Rejects with refusals, too. */
  match(job: MatchJob): Promise<MatchFindings> {
    return this.#whole('match', job);
  }

  /** Makes a template of a picture. Rejects with refusals, too. */
  generate(job: GenerateJob): Promise<GenerateFindings> {
    return this.#whole('generate', job);
  }

  /** A job that is all of its request. Members in octets are transferred and not usable afterwards. */
  async #whole<Answer>(name: string, job: { readonly members: Members }): Promise<Answer> {
    const moved = job.members instanceof Uint8Array ? [job.members] : [];
    const run = () => this.#run<JobAnswer<Answer>>(name, job, moved);
    return answerOf(await this.#queue.run('begin', run));
  }

  async #run<Answer>(name: string, request: object, moved: readonly Uint8Array[]): Promise<Answer> {
    const buffers = moved
      .map(({ buffer }) => buffer)
      .filter((buffer) => buffer instanceof ArrayBuffer);
    const signal = AbortSignal.timeout(this.#settings.jobTimeout);
    try {
      const transferList = [...new Set(buffers)];
      return (await this.#piscina.run(request, { name, transferList, signal })) as Answer;
    } catch (cause) {
      const why = signal.aborted ? 'it did not answer in time' : String(cause);
      throw new JobFailure(`job ${name} failed: ${why}`, { cause });
    }
  }

  /** Jobs that wait for a thread. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Threads that exist; fewer than were asked for while one is being replaced. */
  get threads(): Piscina['threads'] {
    return this.#piscina.threads;
  }

  /**
   * Waits until no job runs and every thread has loaded, then ends the threads. A thread that is ended
   * inside of onnxruntime takes the process with it.
   */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#queue.idle();
    await this.#allLoaded().catch(() => undefined);
    await this.#piscina.destroy();
  }
}

/** The octets of a request that go to the worker by transfer. */
const samplesOf = ({ primary, context, injection }: ExamineRequest): Uint8Array[] =>
  [primary, context, ...(injection?.burst ?? [])].flatMap((sample) =>
    sample ? [sample.data] : [],
  );
