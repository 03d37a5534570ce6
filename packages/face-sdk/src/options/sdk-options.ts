import type { Localization } from '../localisation/english.ts';
import type { AppUI, AsThreshold, Base64, Template, Theme, TransactionMode } from './vocabulary.ts';

/** What the SDK measured on the picture that it captured; the argument of `onImageQualityDetected`. */
export interface ImageQuality {
  /** Only while the eyes status detector is on. */
  eyes_status?: 'OPEN' | 'CLOSED';
  /** 0.0 (closed) to 100.0 (open); only while the eyes status detector is on. */
  eyes_opening_grade?: number;
  /** 0 (poor) to 100. */
  quality_metric: number;
  /** "True" for every successful capture: one with a turned head is never taken. */
  head_pose_check: 'True' | 'False';
}

/** Functions of the application that a capture calls. */
export interface Events {
  /** Called once, when the picture has been chosen, if `returnQualityMetadata` is on. */
  onImageQualityDetected?: (quality: ImageQuality) => void;
  /**
   * Called before the camera opens if `allowCameraSelect` is on and there is more than one camera. Answer with the `deviceId`
   * to use, or null to leave the question to the SDK's own screen (or with a promise of either).
   */
  onInputDevicesDetected?: (devices: MediaDeviceInfo[]) => string | null | Promise<string | null>;
}

/** HTML of the dialogs: text, or what a bundler makes of `import * as html from './dialog.html'`. */
export interface TemplateList {
  CAPTURE_DIALOG?: HtmlTemplate;
  PROGRESS_DIALOG?: HtmlTemplate;
}

/** HTML as a text, or a module whose default export is one. */
export type HtmlTemplate = string | { readonly default: string };

/** Colours of the capture screen: any CSS colour; the digits of a hexadecimal one may come without their `#`. */
export interface CanvasColours {
  /** Text of the advice. */
  label?: string;
  /** Around the oval. */
  canvasBackground?: string;
  /** Behind the advice. */
  labelBackground?: string;
  /** The oval while all is well. */
  ovalBorderBackground?: string;
  /** The oval while something has to change. */
  ovalBorderErrorBackground?: string;
  /** The ticks around the oval. */
  tickerDefaultBackground?: string;
  /** The ticks that are reached while holding still. */
  tickerActiveBackground?: string;
}

/** Colours of the capture screen, by the product guide's form. */
export interface Graphics {
  canvas?: CanvasColours;
}

/** The constructor's argument. Names and values are the product guide's; all may be left out. */
export interface SdkOptions {
  /** Ask the server for presentation attack detection. The server's policy may demand it all the same. Default true. */
  enableAs?: boolean;
  /** The level that the server shall ask for; its policy may raise it. Left out: the server's default. */
  asThreshold?: AsThreshold;
  /** How the server writes base64. Left out: `Base64.DEFAULT`. */
  base64EncodingFlag?: Base64;
  /** Which pictures the server shall return. Left out: JPEG. */
  requiredTemplates?: Template[];
  /** Texts that replace the English ones; keys that are missing stay English. */
  localization?: Partial<Localization>;
  /**
   * BCP 47 tag of the language of the texts: `lang` and direction of the dialog. Left out: English where the texts are ours, else
   * the page's.
   */
  language?: string;
  events?: Events;
  htmlTemplates?: TemplateList;
  graphics?: Graphics;
  /** Light or dark dialogs. Default `Theme.AUTO`: as the system is. */
  theme?: Theme;
  /** Say the advice aloud, too, by the browser's voice in `language`. Screen readers say it anyway. Default false. */
  spokenGuidance?: boolean;
  /** Let the device tremble shortly when all is well and when the picture is taken, where it can. Default false. */
  vibration?: boolean;
  /** The capture subject may end the capture with the button or Escape. Default true. */
  allowClose?: boolean;
  /** Somebody else holds the device: use the rear camera. Default false. */
  assisted?: boolean;
  /** Put quality into the capture and call `onImageQualityDetected`. Default true. */
  returnQualityMetadata?: boolean;
  /** Measure how far the eyes are open and wait until they are. Default true. */
  enableEyesStatusDetector?: boolean;
  /** With several cameras, ask which to use: by `onInputDevicesDetected`, without that event by a screen of ours. Default false. */
  allowCameraSelect?: boolean;
  /** Milliseconds from the camera's first picture until the capture gives up: 1000 to 50000. Default 30000. */
  captureTimeout?: number;
  /** Ask the server for the ICAO checks (`icao_data`). The method of the same name does it, too. Default false. */
  enableICAOChecks?: boolean;
  /** Ask the server to put all templates before one colour. Default false. */
  enableBackgroundRemoval?: boolean;
  /** That colour: `#` and six hexadecimal digits of either case. Left out: the average of the background. */
  backgroundColor?: string;
  /** What the capture is made for; travels in it, for the server's records. */
  transaction?: { type: TransactionMode };
  /** Do not look at the browser's name and version (features that are needed are always looked at). Default false. */
  skipSupportCheck?: boolean;
  /** Firefox is refused unless this is on. Default false. */
  allowFirefox?: boolean;
  /** Where the worker and the wasm files are served. Same origin as the page. Default `/face-sdk/`. */
  assetsURL?: string;
  /** Before the camera opens, show how a capture is done, until the person has seen enough of it. Default false. */
  showCaptureTraining?: boolean;
  /**
   * Let people who cannot use a camera upload a photograph instead. The sealed capture says so (`signals.source` is `file`, and no
   * camera is named): what it is worth, the server decides. Default false.
   */
  allowFileUpload?: boolean;
  /** Show the picture before it is sealed and let the person take another one. Default false. */
  enableRetakeScreen?: boolean;
  /** Ring of ticks around the oval, or the oval alone. Default `AppUI.TICKING`. */
  appUI?: AppUI;
  /**
   * For testing only: after a capture, `gImage` of the SDK object is the chosen picture as it was sealed. A picture that leaves the seal
   * can leave the page. Default false.
   */
  enableGImage?: boolean;
  /**
   * End the capture early with FEEDBACK_RETRY_INSECURE when the feed is plainly no camera's: a virtual camera by its name, frames
   * that repeat, camera functions that were replaced. Default false: the server judges.
   */
  rejectInsecureFeed?: boolean;
}
