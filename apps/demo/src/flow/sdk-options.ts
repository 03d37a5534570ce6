import { AppUI, TransactionMode, type Locale, type SdkOptions } from '@iws/face-sdk';
import type { Wishes } from './wishes';

/** Asks the person which camera to use. */
export type AskForCamera = (devices: readonly MediaDeviceInfo[]) => Promise<string>;

/** The SDK's constructor argument for what the person chose. `locale` is null for English, which the SDK has by itself. */
export const sdkOptions = (
  wishes: Wishes,
  locale: Locale | null,
  onInputDevicesDetected: AskForCamera,
): SdkOptions => ({
  ...locale,
  enableAs: wishes.level !== null,
  ...(wishes.level === null ? {} : { asThreshold: wishes.level }),
  // No template at all leaves the choice to the server, which then answers with a JPEG.
  ...(wishes.templates.length === 0 ? {} : { requiredTemplates: [...wishes.templates] }),
  base64EncodingFlag: wishes.base64,
  enableICAOChecks: wishes.icao,
  ...background(wishes),
  returnQualityMetadata: wishes.qualityMetadata,
  enableEyesStatusDetector: wishes.eyes,
  assisted: wishes.assisted,
  allowCameraSelect: wishes.chooseCamera,
  events: { onInputDevicesDetected },
  allowFileUpload: wishes.upload,
  rejectInsecureFeed: wishes.rejectInsecure,
  allowFirefox: wishes.allowFirefox,
  skipSupportCheck: wishes.skipSupportCheck,
  enableGImage: wishes.gImage,
  showCaptureTraining: wishes.training,
  spokenGuidance: wishes.spoken,
  vibration: wishes.vibration,
  enableRetakeScreen: wishes.retake,
  captureTimeout: wishes.timeLimit * 1000,
  allowClose: wishes.allowClose,
  theme: wishes.appearance,
  appUI: wishes.ticks ? AppUI.TICKING : AppUI.STANDARD,
  ...(wishes.colours === null ? {} : { graphics: { canvas: { ...wishes.colours } } }),
  transaction: { type: TransactionMode.CAPTURE },
});

function background({ background: wish, backgroundColour }: Wishes): SdkOptions {
  if (wish === 'asItIs') return {};
  // Without a colour it becomes the average of its own.
  const colour = wish === 'colour' ? { backgroundColor: backgroundColour } : {};
  return { enableBackgroundRemoval: true, ...colour };
}
