import type { ServerSession } from '../bootstrap/server-session.ts';
import type { Localise } from '../localisation/localise.ts';
import type { Settings } from '../options/settings.ts';
import type { Observer } from '../worker/observer.ts';
import type { Endings } from './endings.ts';

/** What is there once the SDK is initialised. */
export interface Ready {
  readonly session: ServerSession;
  readonly observer: Observer;
}

/** What one capture is made with. */
export interface CaptureRun {
  readonly settings: Settings;
  readonly localise: Localise;
  readonly endings: Endings;
  /** Resolves when models, keys and time are there. */
  readonly ready: Promise<Ready>;
  /** Hands over the picture that was sealed, where the settings ask for it. */
  onImage(this: void, image: Blob): void;
}
