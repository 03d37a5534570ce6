import type { BundledModel } from '@iws/protocol';
import { Failure, within } from '../errors/failure.ts';
import type { Finding } from '../guidance/finding.ts';
import { VERSION } from '../version.ts';
import type { WorkerAnswer, WorkerRequest } from './messages.ts';

/** Milliseconds until the models have to be loaded, and until one frame has to be answered. */
const LOAD_TIMEOUT = 60_000;
const OBSERVE_TIMEOUT = 8_000;

export interface FramePixels {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly cameraWidth: number;
  readonly cameraHeight: number;
  readonly first: boolean;
  readonly eyes: boolean;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;
interface Waiting {
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (failure: Failure) => void;
}

/** The page's side of the worker. When the worker fails once it is ended, and every promise rejects with ERROR_MODEL_FAIL. */
export class Observer {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #failure: Failure | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
      this.#settle(data);
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#fail(event.message || 'the worker or its wasm files could not be loaded');
    });
    worker.addEventListener('messageerror', () => this.#fail('an answer could not be read'));
  }

  /** Starts a worker and loads the models into it; rejects with a Failure and leaves no worker behind. */
  static async start(assetsURL: string, models: readonly BundledModel[]): Promise<Observer> {
    const base = new URL(assetsURL, document.baseURI).href;
    let worker: Worker;
    try {
      worker = new Worker(new URL('capture-worker.js', base), { type: 'module' });
    } catch (error) {
      // Another origin, or a Content-Security-Policy without worker-src.
      throw new Failure('ERROR_MODEL_FAIL', error);
    }
    const observer = new Observer(worker);
    const answer = await observer.#ask(
      {
        kind: 'load',
        assetsURL: base,
        threads: threads(),
        models: models.map(({ name, weights }) => ({ name, weights })),
      },
      [],
      LOAD_TIMEOUT,
    );
    if (answer.kind === 'loaded' && answer.version !== VERSION) {
      throw observer.#fail(
        `the assets at ${base} are of version ${answer.version}, the SDK is ${VERSION}: copy them anew`,
      );
    }
    return observer;
  }

  /** False once the worker has failed. */
  get usable(): boolean {
    return this.#failure === null;
  }

  /** What is in a frame; the pixels move to the worker. */
  async observe(frame: FramePixels): Promise<Finding | null> {
    const request = { kind: 'observe', ...frame } as const;
    const answer = await this.#ask(request, [frame.pixels.buffer], OBSERVE_TIMEOUT);
    return answer.kind === 'observed' ? answer.finding : null;
  }

  /** Ends the worker. */
  stop(): void {
    this.#fail('the worker was stopped');
  }

  async #ask(
    request: Unnumbered<WorkerRequest>,
    transfer: Transferable[],
    timeout: number,
  ): Promise<WorkerAnswer> {
    if (this.#failure !== null) throw this.#failure;
    const id = ++this.#lastId;
    const answered = new Promise<WorkerAnswer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.#worker.postMessage({ ...request, id }, transfer);
    const late = () => this.#fail(`the worker did not answer within ${timeout} ms`);
    return within(timeout, answered, late);
  }

  #settle(answer: WorkerAnswer): void {
    if (answer.kind === 'failed') {
      this.#fail(answer.message);
      return;
    }
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
  }

  #fail(cause: string): Failure {
    this.#failure ??= new Failure('ERROR_MODEL_FAIL', cause);
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
    return this.#failure;
  }
}

/** More than one thread only where the page is isolated, and never on iOS, where it has been seen to hang. */
function threads(): number {
  const isolated = crossOriginIsolated && typeof SharedArrayBuffer === 'function';
  const appleTouch = /iPhone|iPad|iPod/.test(navigator.userAgent) || navigator.maxTouchPoints > 1;
  return isolated && !appleTouch && navigator.hardwareConcurrency >= 4 ? 2 : 1;
}
