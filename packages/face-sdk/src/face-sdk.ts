import { endings, type Endings } from './capture/endings.ts';
import type { Ready } from './capture/capture-run.ts';
import { runCapture } from './capture/run-capture.ts';
import {
  readEndpoints,
  type Endpoints,
  type Header,
  type IApplicationURL,
  type PublicKeyURL,
  type TrustOptions,
} from './bootstrap/endpoints.ts';
import { ServerSession } from './bootstrap/server-session.ts';
import { fetchFonts } from './dialog/fetch-fonts.ts';
import { FaceSdkError } from './errors/face-sdk-error.ts';
import { Failure } from './errors/failure.ts';
import { localiser, type Localise } from './localisation/localise.ts';
import type { SdkOptions } from './options/sdk-options.ts';
import type { Settings } from './options/settings.ts';
import { validateOptions } from './options/validate-options.ts';
import { warnOnce } from './options/warn-once.ts';
import { surroundings, unsupported } from './support/check-support.ts';
import { Observer } from './worker/observer.ts';

/**
 * Guided face capture. Call `FaceSDK.preInitialize` when the application starts, make one object for each capture, then
 * `initialize()` and `capture()`.
 *
 * Promises reject with a FaceSdkError; what is wrong in the program (options, two captures at once) throws a TypeError or an
 * InvalidStateError.
 */
export class FaceSDK {
  /**
   * What the page said of its server. Kept when the connection failed: a later one goes to the same place, with the same
   * headers, and trusts the same keys.
   */
  static #endpoints: Endpoints | null = null;
  /** One server for the page. A connection that failed is not kept. */
  static #session: Promise<ServerSession> | null = null;
  /** One worker for the page: loading models is what takes time. */
  static #observer: { assetsURL: string; started: Promise<Observer> } | null = null;
  static #running: FaceSDK | null = null;

  #settings: Settings;
  readonly #localise: Localise;
  #ready: Promise<Ready> | null = null;
  #endings: Endings | null = null;
  /** Aborted, and another one in its place, by each `close()`. */
  #closing = new AbortController();
  #gImage: Blob | null = null;

  /**
   * Fetches the models, the public keys and the server's time. Without arguments they are looked for below `/api/v1` of the
   * page's origin.
   *
   * @throws TypeError (as a rejection) for arguments of another form
   */
  static preInitialize(
    models?: IApplicationURL,
    pubKey?: PublicKeyURL,
    trust?: TrustOptions,
  ): Promise<void>;
  /** The guide's form with one more header as the last argument: it joins those of `pubKey`. */
  static preInitialize(
    models: IApplicationURL,
    pubKey: PublicKeyURL,
    header: Header,
  ): Promise<void>;
  /** @deprecated the guide's older form; the licence is the server's affair and is not looked at */
  static preInitialize(licence: string, models: IApplicationURL): Promise<void>;
  static async preInitialize(...given: unknown[]): Promise<void> {
    FaceSDK.#endpoints = readEndpoints(given);
    try {
      await FaceSDK.#openSession(FaceSDK.#endpoints);
    } catch (error) {
      throw asSdkError(error, localiser({}, false));
    }
  }

  static async #openSession(endpoints: Endpoints): Promise<void> {
    const session = ServerSession.connect(endpoints);
    FaceSDK.#session = session;
    try {
      await session;
    } catch (error) {
      if (FaceSDK.#session === session) FaceSDK.#session = null;
      throw error;
    }
  }

  /** @throws TypeError for an option that is not known or has a value that it cannot have */
  constructor(options: SdkOptions = {}) {
    this.#settings = validateOptions(options);
    const { localization, allowFirefox, unknownTexts, gImage } = this.#settings;
    this.#localise = localiser(localization, allowFirefox);
    if (gImage) warnOnce('enableGImage is for testing: a picture leaves the sealed capture');
    for (const key of unknownTexts) warnOnce(`localization.${key} is not a text of this SDK`);
  }

  /**
   * Makes everything ready that a capture needs but the camera; connects to the server if `preInitialize` has not. `close()` ends the
   * wait, so that no `capture()` follows; what is loading loads on, for the next one.
   */
  async initialize(): Promise<void> {
    try {
      // First, so that nothing is asked of a browser that may lack it.
      this.#refuseUnsupported();
      const { signal } = this.#closing;
      const closed = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Failure), { once: true });
      });
      const ready = Promise.race([this.#makeReady(), closed]);
      if (FaceSDK.#running === null) fetchFonts(this.#localise('FEEDBACK_INITIALIZATION'));
      await ready;
    } catch (error) {
      throw asSdkError(error, this.#localise);
    }
  }

  /**
   * Shows the dialog, guides, takes the best frame and seals it.
   *
   * @returns the sealed capture, media type application/jose: post it as the file of `/api/v1/process`
   */
  async capture(): Promise<Blob> {
    if (FaceSDK.#running !== null) {
      throw new DOMException('A capture is running already.', 'InvalidStateError');
    }
    FaceSDK.#running = this;
    try {
      this.#refuseUnsupported();
      this.#endings = endings();
      this.#gImage = null;
      return await runCapture({
        settings: this.#settings,
        localise: this.#localise,
        endings: this.#endings,
        ready: this.#makeReady(),
        onImage: (image) => {
          this.#gImage = image;
        },
      });
    } catch (error) {
      throw asSdkError(error, this.#localise);
    } finally {
      this.#endings = null;
      FaceSDK.#running = null;
    }
  }

  /** With `enableGImage`: the picture (image/jpeg, 480×640) that the last capture sealed. For testing; null otherwise. */
  get gImage(): Blob | null {
    return this.#gImage;
  }

  /**
   * Ends what this object is doing: its `initialize()` or `capture()` rejects with FEEDBACK_DIALOG_CLOSED. The models stay loaded for
   * the next capture. Where nothing is under way, nothing happens.
   */
  close(): void {
    const failure = new Failure('FEEDBACK_DIALOG_CLOSED', 'close() was called');
    this.#closing.abort(failure);
    this.#closing = new AbortController();
    this.#endings?.end(failure);
  }

  /**
   * Ends the page's worker and gives its memory back; the next capture loads the models again. For a page that is done with
   * captures but lives on.
   *
   * @throws InvalidStateError while a capture is running
   */
  static release(): void {
    if (FaceSDK.#running !== null) {
      throw new DOMException('A capture is running.', 'InvalidStateError');
    }
    FaceSDK.#observer?.started.then((observer) => observer.stop()).catch(() => undefined);
    FaceSDK.#observer = null;
  }

  /** Measures the eyes and waits until they are open. On by default, unless the option of the same name says otherwise. */
  enableEyesStatusDetector(on = true): Promise<void> {
    this.#settings = { ...this.#settings, eyesStatusDetector: on };
    return Promise.resolve();
  }

  /** Asks the server for the ICAO checks, as the option of the same name does. */
  enableICAOChecks(on = true): Promise<void> {
    const wishes = { ...this.#settings.wishes, enableICAOChecks: on };
    this.#settings = { ...this.#settings, wishes };
    return Promise.resolve();
  }

  #makeReady(): Promise<Ready> {
    this.#ready ??= this.#connect().catch((error: unknown) => {
      this.#ready = null;
      throw error;
    });
    return this.#ready.then((ready) => {
      // The worker has failed or was let go since.
      if (ready.observer.usable) return ready;
      this.#ready = null;
      return this.#makeReady();
    });
  }

  async #connect(): Promise<Ready> {
    this.#refuseUnsupported();
    if (FaceSDK.#session === null) {
      await FaceSDK.#openSession(FaceSDK.#endpoints ?? readEndpoints([]));
    }
    const session = await FaceSDK.#session;
    if (session === null) throw new Failure('ERROR_SERVER_CONNECTION_FAILURE');
    return { session, observer: await FaceSDK.#observe(this.#settings.assetsURL, session) };
  }

  static async #observe(assetsURL: string, session: ServerSession): Promise<Observer> {
    const kept = FaceSDK.#observer;
    if (kept?.assetsURL === assetsURL) {
      const observer = await kept.started.catch(() => null);
      if (observer?.usable) return observer;
    }
    if (FaceSDK.#observer !== kept) return FaceSDK.#observe(assetsURL, session);
    const started = Observer.start(assetsURL, session.models);
    FaceSDK.#observer = { assetsURL, started };
    return started;
  }

  #refuseUnsupported(): void {
    const why = unsupported(surroundings(), this.#settings);
    if (why !== null) throw new Failure(why.reason, why.found);
  }
}

/** Anything that went wrong, in the form that callers see. Programming errors stay what they are. */
function asSdkError(error: unknown, localise: Localise): unknown {
  if (error instanceof FaceSdkError) return new FaceSdkError(error.name, localise, error.cause);
  if (error instanceof TypeError) return error;
  if (error instanceof Failure) return new FaceSdkError(error.reason, localise, error.cause);
  return new FaceSdkError('ERROR_MODEL_FAIL', localise, error);
}
