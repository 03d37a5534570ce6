import type { CaptureOptions } from '@iws/protocol';
import type { Localization } from '../localisation/english.ts';
import type { CanvasColours, Events } from './sdk-options.ts';
import type { AppUI, Theme } from './vocabulary.ts';

/** Milliseconds: what `captureTimeout` may be, and is when left out. */
export const CAPTURE_TIMEOUT = { least: 1000, most: 50_000, usual: 30_000 } as const;

/** Validated options with every default filled in: what the rest of the SDK reads. */
export interface Settings {
  /** BCP 47; absent: the page's. */
  readonly language: string | undefined;
  readonly localization: Readonly<Partial<Localization>>;
  readonly events: Readonly<Events>;
  /** HTML of the integrator's own dialogs; absent: ours. */
  readonly captureDialog: string | undefined;
  readonly progressDialog: string | undefined;
  readonly colours: Readonly<CanvasColours>;
  readonly theme: Theme;
  readonly spokenGuidance: boolean;
  readonly vibration: boolean;
  readonly allowClose: boolean;
  readonly assisted: boolean;
  readonly returnQualityMetadata: boolean;
  readonly eyesStatusDetector: boolean;
  readonly allowCameraSelect: boolean;
  readonly retakeScreen: boolean;
  readonly captureTraining: boolean;
  readonly fileUpload: boolean;
  readonly appUI: AppUI;
  /** Keep the chosen picture for the page: testing. */
  readonly gImage: boolean;
  /** End early when the feed is plainly no camera's. */
  readonly rejectInsecureFeed: boolean;
  readonly captureTimeout: number;
  readonly skipSupportCheck: boolean;
  readonly allowFirefox: boolean;
  /** Ends with a slash. */
  readonly assetsURL: string;
  /** The wishes that travel in the capture. */
  readonly wishes: Readonly<CaptureOptions>;
  /** Keys of `localization` that name no text of ours. */
  readonly unknownTexts: readonly string[];
}
