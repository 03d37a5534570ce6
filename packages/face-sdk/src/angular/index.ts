import {
  DestroyRef,
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
  signal,
  type EnvironmentProviders,
  type Signal,
} from '@angular/core';
import type { IApplicationURL, PublicKeyURL, TrustOptions } from '../bootstrap/endpoints.ts';
import { FaceSDK } from '../face-sdk.ts';
import type { SdkOptions } from '../options/sdk-options.ts';

/** The arguments of `FaceSDK.preInitialize`, by name. */
export interface FaceSdkServer {
  readonly models?: IApplicationURL;
  readonly pubKey?: PublicKeyURL;
  readonly trust?: TrustOptions;
}

/** One component's captures. They end when the component goes. */
export interface FaceCapture {
  /** True from the call of `capture()` until it is settled. */
  readonly running: Signal<boolean>;
  /** As `initialize()` of a FaceSDK with these options: models, keys and worker get ready for the next capture. */
  initialize(options?: SdkOptions): Promise<void>;
  /** As `initialize()` and `capture()` of a FaceSDK with these options. */
  capture(options?: SdkOptions): Promise<Blob>;
  /** Ends the capture that is running: it rejects with FEEDBACK_DIALOG_CLOSED. */
  close(this: void): void;
}

/**
 * Fetches models, public keys and the server's time while the application starts; the start does not wait for them. A failure is
 * left to the first capture, which connects again and tells the person.
 */
export function provideFaceSdk(server: FaceSdkServer = {}): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideAppInitializer(() => {
      FaceSDK.preInitialize(server.models, server.pubKey, server.trust).catch((error: unknown) => {
        console.error(error);
      });
    }),
  ]);
}

/** Captures for the component or service whose injection context this is called in. */
export function injectFaceCapture(): FaceCapture {
  const running = signal(false);
  let current: FaceSDK | null = null;
  const close = () => current?.close();
  inject(DestroyRef).onDestroy(close);
  return {
    running: running.asReadonly(),
    close,
    async initialize(options) {
      await new FaceSDK(options).initialize();
    },
    async capture(options) {
      const sdk = new FaceSDK(options);
      if (current !== null)
        throw new DOMException('A capture is running already.', 'InvalidStateError');
      current = sdk;
      running.set(true);
      try {
        await sdk.initialize();
        return await sdk.capture();
      } finally {
        current = null;
        running.set(false);
      }
    },
  };
}
