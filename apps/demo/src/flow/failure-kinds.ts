import type { SDK_ERRORS, SERVER_ERRORS } from '@iws/protocol';
import type { FailureKind } from '../texts/failures';

type SdkErrorName = keyof typeof SDK_ERRORS;
type ServerErrorName = (typeof SERVER_ERRORS)[keyof typeof SERVER_ERRORS]['name'];

/** Names that are results of an examination: they lead to the result screen. */
export type RefusalName = 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE';

/**
 * What the person is told for each name that a server can answer with. The type makes a row for every name
 * in the protocol's table, so that a new error cannot be forgotten here.
 */
export const SERVER_FAILURES: Record<Exclude<ServerErrorName, RefusalName>, FailureKind> = {
  ERROR_CLIENT_NOT_EXISTS: 'notAccepted',
  // Between the two servers: nothing that the person could do.
  ERROR_UNAUTHORIZED: 'internal',
  ERROR_PAYLOAD_TOO_LARGE: 'notAccepted',
  ERROR_SERVER_INTERNAL: 'internal',
  FEEDBACK_MATCHING_ERROR: 'internal',
  ERROR_SERVER_CONNECTION_FAILURE: 'serverAway',
  ERROR_INVALID_JSON: 'notAccepted',
  ERROR_SERVER_BUSY: 'busy',
  ERROR_INVALID_IMAGE: 'noFace',
  ERROR_INVALID_FORMAT: 'notAccepted',
  ERROR_INVALID_MATCH_LEVEL: 'notAccepted',
  ERROR_INVALID_AS_LEVEL: 'notAccepted',
  NO_TEMPLATES_SPECIFIED: 'notAccepted',
  ERROR_MULTIPLE_FACES: 'noFace',
  ERROR_POOR_ICAO_QUALITY: 'refusedOnDevice',
  ERROR_DECRYPTION_FAILED: 'unreadable',
  ERROR_GETTING_MODELS: 'internal',
  FEEDBACK_LICENCE_INVALID: 'licence',
  ERROR_REQUEST_EXPIRED: 'tooLate',
  ERROR_REQUEST_REPLAYED: 'tooLate',
  INVALID_IMAGE: 'unreadable',
  ERROR_WRONG_RESOLUTION: 'unreadable',
};

/** The same for every name that the SDK rejects with. */
export const SDK_FAILURES: Record<SdkErrorName, FailureKind> = {
  ERROR_BROWSER_NOT_SUPPORTED: 'unsupported',
  ERROR_DEVICE_NOT_SUPPORTED: 'unsupported',
  ERROR_DEVICE_NOT_SUPPORTED_ANDROID: 'unsupported',
  ERROR_DEVICE_NOT_SUPPORTED_IOS: 'unsupported',
  ERROR_DEVICE_NOT_SUPPORTED_MEMORY: 'unsupported',
  ERROR_PLATFORM_NOT_SUPPORTED_ANDROID: 'unsupported',
  ERROR_PLATFORM_NOT_SUPPORTED_IOS: 'unsupported',
  ERROR_BROWSER_FEATURE_NOT_SUPPORTED: 'unsupported',
  ERROR_WEBRTC_NOT_SUPPORTED: 'unsupported',
  ERROR_NO_INPUT_DEVICES: 'noCamera',
  ERROR_MODEL_FAIL: 'internal',
  ERROR_BROWSER_VERSION_NOT_SUPPORTED: 'unsupported',
  FEEDBACK_CAMERA_ACQUIRING_FAILED: 'cameraBlocked',
  FEEDBACK_DIALOG_CLOSED: 'closed',
  FEEDBACK_TRAINING_DIALOG_CLOSED: 'closed',
  ERROR_SERVER_CONNECTION_FAILURE: 'serverAway',
  ERROR_FETCH_INTERNAL: 'serverAway',
  FEEDBACK_CAPTURE_TIMEOUT: 'timeout',
  FEEDBACK_RETRY_QUALITY: 'refusedOnDevice',
  FEEDBACK_RETRY_INSECURE: 'refusedOnDevice',
  FEEDBACK_LICENCE_INVALID: 'licence',
};
