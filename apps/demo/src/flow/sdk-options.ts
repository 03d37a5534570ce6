import { Base64, TransactionMode, type SdkOptions } from '@iws/face-sdk';
import type { Wishes } from './wishes';

/** Asks the person which camera to use. */
export type AskForCamera = (devices: readonly MediaDeviceInfo[]) => Promise<string>;

/** The SDK's constructor argument for what the person chose. */
export const sdkOptions = (wishes: Wishes, onInputDevicesDetected: AskForCamera): SdkOptions => ({
  enableAs: wishes.level !== null,
  ...(wishes.level === null ? {} : { asThreshold: wishes.level }),
  // No template at all leaves the choice to the server, which then answers with a JPEG.
  ...(wishes.templates.length === 0 ? {} : { requiredTemplates: [...wishes.templates] }),
  // Without line breaks, so that the answer's pictures can stand in a data: address as they are.
  base64EncodingFlag: Base64.NO_WRAP,
  returnQualityMetadata: wishes.qualityMetadata,
  assisted: wishes.assisted,
  allowCameraSelect: wishes.chooseCamera,
  events: { onInputDevicesDetected },
  captureTimeout: wishes.timeLimit * 1000,
  allowClose: true,
  transaction: { type: TransactionMode.CAPTURE },
});
