import type { CaptureOptions } from '@iws/protocol';
import { canonicalKey } from './canonical-key.ts';
import { isLocalizationKey } from '../localisation/localise.ts';
import {
  callback,
  cssColour,
  flag,
  hexColour,
  languageTag,
  listOf,
  members,
  object,
  oneOf,
  text,
  wholeNumber,
} from './checks.ts';
import { htmlTemplate } from './html-template.ts';
import type { CanvasColours, Events, SdkOptions } from './sdk-options.ts';
import { CAPTURE_TIMEOUT, type Settings } from './settings.ts';
import { AppUI, AsThreshold, Base64, Template, Theme, TransactionMode } from './vocabulary.ts';

const WISHES = {
  enableAs: flag,
  asThreshold: oneOf(AsThreshold),
  requiredTemplates: listOf(oneOf(Template)),
  base64EncodingFlag: oneOf(Base64),
  enableICAOChecks: flag,
  enableBackgroundRemoval: flag,
  backgroundColor: hexColour,
  returnQualityMetadata: flag,
  assisted: flag,
} as const;

const events = object<Events>({
  onImageQualityDetected: callback(),
  onInputDevicesDetected: callback(),
});

const colours = object<CanvasColours>({
  label: cssColour,
  canvasBackground: cssColour,
  labelBackground: cssColour,
  ovalBorderBackground: cssColour,
  ovalBorderErrorBackground: cssColour,
  tickerDefaultBackground: cssColour,
  tickerActiveBackground: cssColour,
});

const texts = (value: unknown, name: string) =>
  members(value, name)
    .filter(([, one]) => one !== undefined)
    .map(([key, one]) => [canonicalKey(key), text(one, `${name}.${key}`)] as const);

const options = object({
  ...WISHES,
  transaction: object({ type: oneOf(TransactionMode) }),
  localization: texts,
  language: languageTag,
  events,
  htmlTemplates: object({
    CAPTURE_DIALOG: htmlTemplate('CAPTURE_DIALOG'),
    PROGRESS_DIALOG: htmlTemplate('PROGRESS_DIALOG'),
  }),
  graphics: object({ canvas: colours }),
  theme: oneOf(Theme),
  spokenGuidance: flag,
  vibration: flag,
  allowClose: flag,
  enableEyesStatusDetector: flag,
  allowCameraSelect: flag,
  captureTimeout: wholeNumber(CAPTURE_TIMEOUT.least, CAPTURE_TIMEOUT.most),
  skipSupportCheck: flag,
  allowFirefox: flag,
  assetsURL: text,
  showCaptureTraining: flag,
  allowFileUpload: flag,
  enableRetakeScreen: flag,
  appUI: oneOf(AppUI),
  enableGImage: flag,
  rejectInsecureFeed: flag,
});

/**
 * Reads the constructor's options.
 *
 * @throws TypeError for an option that is not known or has a value that it cannot have
 */
export function validateOptions(given: SdkOptions): Settings {
  const read = options(given, '');
  const type = read.transaction?.type;
  const wishes: CaptureOptions = {
    enableAs: true,
    returnQualityMetadata: true,
    assisted: false,
    ...Object.fromEntries(Object.entries(read).filter(([key]) => Object.hasOwn(WISHES, key))),
    ...(type === undefined ? {} : { transaction: { type } }),
  };
  const ownTexts = read.localization ?? [];
  const ours = ownTexts.length === 0;
  const base = read.assetsURL ?? '/face-sdk/';
  return {
    language: read.language ?? (ours ? 'en' : undefined),
    localization: Object.fromEntries(ownTexts.filter(([key]) => isLocalizationKey(key))),
    unknownTexts: ownTexts.map(([key]) => key).filter((key) => !isLocalizationKey(key)),
    events: read.events ?? {},
    captureDialog: read.htmlTemplates?.CAPTURE_DIALOG,
    progressDialog: read.htmlTemplates?.PROGRESS_DIALOG,
    colours: read.graphics?.canvas ?? {},
    theme: read.theme ?? Theme.AUTO,
    spokenGuidance: read.spokenGuidance ?? false,
    vibration: read.vibration ?? false,
    allowClose: read.allowClose ?? true,
    assisted: read.assisted ?? false,
    returnQualityMetadata: read.returnQualityMetadata ?? true,
    eyesStatusDetector: read.enableEyesStatusDetector ?? true,
    allowCameraSelect: read.allowCameraSelect ?? false,
    retakeScreen: read.enableRetakeScreen ?? false,
    fileUpload: read.allowFileUpload ?? false,
    captureTraining: read.showCaptureTraining ?? false,
    appUI: read.appUI ?? AppUI.TICKING,
    gImage: read.enableGImage ?? false,
    rejectInsecureFeed: read.rejectInsecureFeed ?? false,
    captureTimeout: read.captureTimeout ?? CAPTURE_TIMEOUT.usual,
    skipSupportCheck: read.skipSupportCheck ?? false,
    allowFirefox: read.allowFirefox ?? false,
    assetsURL: base.endsWith('/') ? base : `${base}/`,
    wishes,
  };
}
