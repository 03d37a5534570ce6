import { readEndpoints } from '../bootstrap/endpoints.ts';
import { FaceSdkError } from '../errors/face-sdk-error.ts';
import { FaceSDK } from '../face-sdk.ts';
import { localiser } from '../localisation/localise.ts';
import type { ImageQuality, SdkOptions } from '../options/sdk-options.ts';
import { validateOptions } from '../options/validate-options.ts';
import { optionsOf, serverOf, type ServerURLs } from './attributes.ts';
import { elementStyle } from './element-style.ts';

/** What a `<face-capture>` is doing; its attribute `state` says it, for styles and tests. */
export type FaceCaptureState = 'idle' | 'running' | 'captured' | 'failed';

/** `detail` of the event `captured`. */
export interface CapturedDetail {
  /** The sealed capture, as `FaceSDK.capture()` resolves with. */
  readonly blob: Blob;
}

/** `detail` of the event `capturefailed`: a FaceSdkError, or a TypeError for an option that cannot be. */
export interface CaptureFailedDetail {
  readonly error: Error;
}

/** `detail` of the event `inputdevicesdetected`. */
export interface InputDevicesDetail {
  readonly devices: readonly MediaDeviceInfo[];
  /** Says which camera, while the event is told: at once or by a promise. Nobody says: the SDK's own screen asks. */
  choose(this: void, deviceId: string | Promise<string>): void;
}

/**
 * `<face-capture>`: a button that makes a capture when it is pressed. In a form, the sealed capture is the value of the field `name`.
 * The element's text is the button's. Attributes are the options that are no objects; the property `options` has all of them.
 */
export class FaceCaptureElement extends HTMLElement {
  static readonly formAssociated = true;
  static readonly observedAttributes = ['required', 'disabled'];

  /** The server that elements connected the page with last. */
  static #connected = '';

  readonly #internals = this.attachInternals();
  readonly #button = document.createElement('button');
  readonly #message = document.createElement('span');
  #options: SdkOptions = {};
  #server: ServerURLs | null = null;
  #running: FaceSDK | null = null;
  #value: Blob | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [elementStyle()];
    const label = document.createElement('slot');
    label.textContent = 'Capture face';
    this.#button.type = 'button';
    this.#button.part.add('button');
    this.#button.append(label);
    this.#button.addEventListener('click', () => {
      // Whoever wants to know listens to `capturefailed`; the person reads it below the button.
      this.capture().catch(() => undefined);
    });
    this.#message.part.add('message');
    this.#message.setAttribute('role', 'status');
    root.append(this.#button, this.#message);
  }

  /** Options beside and above those of the attributes. Throws TypeError for what cannot be, as the SDK's constructor. */
  get options(): SdkOptions {
    return this.#options;
  }

  set options(options: SdkOptions) {
    validateOptions(options);
    this.#options = options;
  }

  /** Where the server is, in place of the attributes `modelURL`, `pubKeyURL`, `timeURL`, `trustedKeys`: may carry headers. */
  get server(): ServerURLs | null {
    return this.#server;
  }

  set server(server: ServerURLs | null) {
    if (server !== null) readEndpoints([server.models, server.pubKey, server.trust]);
    this.#server = server;
  }

  /** The last sealed capture; null before, after a failure, and after the form was reset. Good for two minutes. */
  get value(): Blob | null {
    return this.#value;
  }

  get state(): FaceCaptureState {
    const state = this.getAttribute('state');
    return state === 'running' || state === 'captured' || state === 'failed' ? state : 'idle';
  }

  get name(): string {
    return this.getAttribute('name') ?? '';
  }

  set name(name: string) {
    this.setAttribute('name', name);
  }

  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  get disabled(): boolean {
    return this.hasAttribute('disabled');
  }

  set disabled(disabled: boolean) {
    this.toggleAttribute('disabled', disabled);
  }

  get required(): boolean {
    return this.hasAttribute('required');
  }

  set required(required: boolean) {
    this.toggleAttribute('required', required);
  }

  /** As `FaceSDK.initialize()`: models, keys and worker get ready before anybody presses the button. */
  async initialize(): Promise<void> {
    this.#connect();
    await new FaceSDK(this.#allOptions()).initialize();
  }

  /** As pressing the button. Rejects with what `capturefailed` tells, or with an InvalidStateError while a capture runs. */
  async capture(): Promise<Blob> {
    if (this.#running !== null) {
      throw new DOMException('A capture is running already.', 'InvalidStateError');
    }
    this.#keep(null);
    try {
      const sdk = new FaceSDK(this.#allOptions());
      this.#running = sdk;
      this.#become('running', '');
      this.#connect();
      const capturing = sdk.capture();
      // Told when it can be ended: a listener may close it, or take the element out of the page.
      this.#tell('capturestart', null);
      const blob = await capturing;
      this.#keep(blob);
      this.#become('captured', this.#localised('FEEDBACK_CAPTURED'));
      this.#tell<CapturedDetail>('captured', { blob });
      return blob;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const said =
        error instanceof FaceSdkError
          ? error.getLocalizedString()
          : this.#localised('FEEDBACK_UPLOAD_FAILURE');
      this.#become('failed', said);
      this.#tell<CaptureFailedDetail>('capturefailed', { error });
      throw error;
    } finally {
      this.#running = null;
    }
  }

  /** Ends a running capture. */
  close(): void {
    this.#running?.close();
  }

  connectedCallback(): void {
    this.#judge();
    // What fails now fails again, and is told, when a capture is asked for.
    if (this.hasAttribute('preload')) this.initialize().catch(() => undefined);
  }

  disconnectedCallback(): void {
    this.close();
  }

  attributeChangedCallback(): void {
    this.#button.disabled = this.disabled;
    this.#judge();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#button.disabled = disabled;
  }

  formResetCallback(): void {
    this.close();
    this.#keep(null);
    this.#become('idle', '');
  }

  #allOptions(): SdkOptions {
    const { events = {}, ...rest } = this.#options;
    return {
      ...optionsOf(this),
      ...rest,
      events: {
        onImageQualityDetected: (quality) => {
          this.#tell<ImageQuality>('imagequalitydetected', quality);
          events.onImageQualityDetected?.(quality);
        },
        onInputDevicesDetected: events.onInputDevicesDetected ?? ((all) => this.#choose(all)),
      },
    };
  }

  #choose(devices: MediaDeviceInfo[]): string | Promise<string> | null {
    let chosen: string | Promise<string> | null = null;
    const choose = (deviceId: string | Promise<string>) => {
      chosen = deviceId;
    };
    this.#tell<InputDevicesDetail>('inputdevicesdetected', { devices, choose });
    return chosen;
  }

  /**
   * Begins to connect the page to the server that the element names; without one, the page's own connection is used. Whoever
   * captures waits for it, and is told when it fails.
   */
  #connect(): void {
    const server = this.#server ?? serverOf(this);
    const wanted = JSON.stringify(server);
    if (server === null || wanted === FaceCaptureElement.#connected) return;
    FaceCaptureElement.#connected = wanted;
    FaceSDK.preInitialize(server.models, server.pubKey, server.trust).catch(() => {
      FaceCaptureElement.#connected = '';
    });
  }

  #localised(key: 'FEEDBACK_CAPTURED' | 'FEEDBACK_UPLOAD_FAILURE'): string {
    return localiser(this.#options.localization ?? {}, false)(key);
  }

  #become(state: FaceCaptureState, message: string): void {
    this.setAttribute('state', state);
    this.#button.setAttribute('aria-busy', String(state === 'running'));
    this.#message.textContent = message;
  }

  #keep(blob: Blob | null): void {
    this.#value = blob;
    const file = blob && new File([blob], 'capture.jwe', { type: blob.type });
    this.#internals.setFormValue(file);
    this.#judge();
  }

  #judge(): void {
    const missing = this.required && this.#value === null;
    if (missing) {
      const label = this.textContent.trim() || 'Capture face';
      this.#internals.setValidity({ valueMissing: true }, label, this.#button);
    } else this.#internals.setValidity({});
  }

  #tell<T>(name: string, detail: T): void {
    this.dispatchEvent(new CustomEvent<T>(name, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'face-capture': FaceCaptureElement;
  }
}
