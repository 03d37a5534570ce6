import type { BundledModel, Sample } from '@iws/protocol';
import { Failure, within } from '../errors/failure.ts';
import type { Judgement } from '../frames/frame-desk.ts';
import type { SealedFrame, SealOrder } from '../frames/seal-frame.ts';
import type { Finding } from '../guidance/finding.ts';
import { trusted } from '../support/trusted-types.ts';
import { VERSION } from '../version.ts';
import type {
  CameraFrame,
  FramePixels,
  WorkerAnswer,
  WorkerNote,
  WorkerRequest,
} from './messages.ts';

/** Milliseconds until the models have to be loaded, until one frame has to be answered, and until a capture has to be sealed. */
const LOAD_TIMEOUT = 60_000;
const OBSERVE_TIMEOUT = 8_000;
const SEAL_TIMEOUT = 25_000;

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
  #takesFrames = false;

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
      const { href } = new URL('capture-worker.js', base);
      worker = new Worker(trusted().createScriptURL(href), { type: 'module' });
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
    if (answer.kind !== 'loaded') throw observer.#strange(answer);
    observer.#takesFrames = answer.takesFrames;
    if (answer.version !== VERSION) {
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

  /** The worker takes a camera's frames as they are: `look`, `judged`, `image`. */
  get takesFrames(): boolean {
    return this.#takesFrames;
  }

  /** What is in a picture; the pixels move to the worker. */
  async observe(picture: FramePixels): Promise<Finding | null> {
    const request = { kind: 'observe', ...picture } as const;
    const answer = await this.#ask(request, [picture.pixels.buffer], OBSERVE_TIMEOUT);
    if (answer.kind !== 'observed') throw this.#strange(answer);
    return answer.finding;
  }

  /** What is in a camera's frame, which moves to the worker and stays there until the next one. */
  async look(looked: CameraFrame): Promise<Extract<WorkerAnswer, { kind: 'looked' }>> {
    const request = { kind: 'look', ...looked } as const;
    const answer = await this.#ask(request, [looked.frame], OBSERVE_TIMEOUT);
    if (answer.kind !== 'looked') throw this.#strange(answer);
    return answer;
  }

  /** What became of the frame that was looked at last. */
  judged(judgement: Judgement): void {
    this.#tell({ kind: 'judged', ...judgement });
  }

  /** The best frame. */
  async image(): Promise<ImageBitmap> {
    const answer = await this.#ask({ kind: 'image' }, [], SEAL_TIMEOUT);
    if (answer.kind !== 'image') throw this.#strange(answer);
    return answer.image;
  }

  /**
   * Seals a capture.
   *
   * @param samples its pictures; null: they are made of the best frame
   */
  async seal(order: SealOrder, samples: Sample[] | null): Promise<SealedFrame> {
    const answer = await this.#ask({ kind: 'seal', order, samples }, [], SEAL_TIMEOUT);
    if (answer.kind !== 'sealed') throw this.#strange(answer);
    return answer.sealed;
  }

  /** No picture of the camera is needed any more. */
  forget(): void {
    this.#tell({ kind: 'forget' });
  }

  /** Ends the worker. */
  stop(): void {
    this.#fail('the worker was stopped');
  }

  #tell(note: WorkerNote): void {
    if (this.#failure === null) this.#worker.postMessage(note);
  }

  #strange({ kind }: WorkerAnswer): Failure {
    return this.#fail(`the worker answered ${kind} to another request`);
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
