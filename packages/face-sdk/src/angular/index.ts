import {
  DestroyRef,
  inject,
  makeEnvironmentProviders,
  provideAppInitializer,
  signal,
  untracked,
  type EnvironmentProviders,
  type Signal,
} from '@angular/core';
import type { IApplicationURL, PublicKeyURL, TrustOptions } from '../bootstrap/endpoints.ts';
import { FaceSdkError } from '../errors/face-sdk-error.ts';
import { FaceSDK } from '../face-sdk.ts';
import { localiser } from '../localisation/localise.ts';
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
  /** As `capture()` of a FaceSDK with these options, which gets ready what is not. */
  capture(options?: SdkOptions): Promise<Blob>;
  /** As `gImage` of the FaceSDK that made the last capture; null before the first. */
  gImage(this: void): Blob | null;
  /** Ends what is under way, `initialize()` or `capture()`: it rejects with FEEDBACK_DIALOG_CLOSED. */
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

/**
 * Captures for the component or service whose injection context this is called in. When that has gone, everything that is under way or
 * still begins rejects with FEEDBACK_DIALOG_CLOSED: no dialog opens over another page.
 */
export function injectFaceCapture(): FaceCapture {
  const running = signal(false);
  const working = new Set<FaceSDK>();
  let last: FaceSDK | null = null;
  let gone = false;
  const close = () => {
    for (const sdk of working) sdk.close();
  };
  inject(DestroyRef).onDestroy(() => {
    gone = true;
    close();
  });
  const during = async <T>(
    options: SdkOptions | undefined,
    work: (sdk: FaceSDK) => Promise<T>,
  ): Promise<T> => {
    const sdk = new FaceSDK(options);
    if (gone) {
      const localise = localiser(options?.localization ?? {}, false);
      throw new FaceSdkError('FEEDBACK_DIALOG_CLOSED', localise, 'the component has gone');
    }
    working.add(sdk);
    try {
      return await work(sdk);
    } finally {
      working.delete(sdk);
    }
  };
  return {
    running: running.asReadonly(),
    gImage: () => last?.gImage ?? null,
    close,
    initialize: (options) => during(options, (sdk) => sdk.initialize()),
    async capture(options) {
      if (untracked(running))
        throw new DOMException('A capture is running already.', 'InvalidStateError');
      running.set(true);
      try {
        return await during(options, (sdk) => {
          last = sdk;
          return sdk.capture();
        });
      } finally {
        running.set(false);
      }
    },
  };
}
