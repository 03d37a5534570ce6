/** One row of the table: why the browser SDK could not deliver a capture. */
export interface SdkError {
  readonly code: number;
  /** Whether the capture subject or the application may simply try again. */
  readonly retryable: boolean;
  /** For developers; what the subject reads is the SDK's localised string of the same name. */
  readonly message: string;
}

const row = (code: number, retryable: boolean, message: string): SdkError => ({
  code,
  retryable,
  message,
});

/**
 * Every error that the SDK rejects with, and FEEDBACK_RETRY_QUALITY, which is reserved: guidance waits for the quality. Many share a code: the
 * name is what tells them apart.
 */
export const SDK_ERRORS = {
  ERROR_BROWSER_NOT_SUPPORTED: row(100, false, 'Browser is not supported'),
  ERROR_DEVICE_NOT_SUPPORTED: row(100, false, 'Neither a mobile phone nor a desktop'),
  ERROR_DEVICE_NOT_SUPPORTED_ANDROID: row(100, false, 'Android older than 7'),
  ERROR_DEVICE_NOT_SUPPORTED_IOS: row(100, false, 'iOS device is not supported'),
  ERROR_DEVICE_NOT_SUPPORTED_MEMORY: row(100, false, 'Less than 1 GB of memory'),
  ERROR_PLATFORM_NOT_SUPPORTED_ANDROID: row(100, false, 'Android platform is not supported'),
  ERROR_PLATFORM_NOT_SUPPORTED_IOS: row(100, false, 'iOS older than 14.3 and not Safari'),
  ERROR_BROWSER_FEATURE_NOT_SUPPORTED: row(100, false, 'TextDecoder or Web Crypto is missing'),
  ERROR_WEBRTC_NOT_SUPPORTED: row(100, false, 'The browser gives no access to cameras'),
  ERROR_NO_INPUT_DEVICES: row(101, true, 'There is no camera'),
  ERROR_MODEL_FAIL: row(102, true, 'A model could not be loaded or run'),
  ERROR_BROWSER_VERSION_NOT_SUPPORTED: row(103, false, 'Browser is too old'),
  FEEDBACK_CAMERA_ACQUIRING_FAILED: row(104, true, 'Access to the camera was refused or failed'),
  FEEDBACK_DIALOG_CLOSED: row(202, true, 'The capture dialog was closed'),
  FEEDBACK_TRAINING_DIALOG_CLOSED: row(202, true, 'The training dialog was closed'),
  ERROR_SERVER_CONNECTION_FAILURE: row(500, true, 'The server could not be reached'),
  ERROR_FETCH_INTERNAL: row(500, true, 'The server did not deliver models, keys or time'),
  FEEDBACK_CAPTURE_TIMEOUT: row(501, true, 'No capture within captureTimeout'),
  FEEDBACK_RETRY_QUALITY: row(600, true, 'The quality of the capture was too low'),
  FEEDBACK_RETRY_INSECURE: row(600, true, 'The camera feed looks injected'),
  FEEDBACK_LICENCE_INVALID: row(603, false, 'The server has no licence for this page'),
} as const satisfies Record<string, SdkError>;

export type SdkErrorName = keyof typeof SDK_ERRORS;

/** The guide spells this name in two ways; the second is understood, the first is emitted. */
export const SDK_ERROR_ALIASES = {
  FEEDBACK_CAMERA_ADQUIRING_FAILED: 'FEEDBACK_CAMERA_ACQUIRING_FAILED',
} as const satisfies Record<string, SdkErrorName>;
