import type { SDK_ERRORS, SERVER_ERRORS } from '@iws/protocol';
import type { FailureKind } from '../texts/failures-en';

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
  ERROR_PAD_NOT_AVAILABLE: 'internal',
  ERROR_PAYLOAD_TOO_LARGE: 'tooLarge',
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
  ERROR_MULTIPLE_FACES: 'severalFaces',
  ERROR_POOR_ICAO_QUALITY: 'poorPortrait',
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
  ERROR_MODEL_FAIL: 'model',
  ERROR_BROWSER_VERSION_NOT_SUPPORTED: 'unsupported',
  FEEDBACK_CAMERA_ACQUIRING_FAILED: 'cameraBlocked',
  FEEDBACK_DIALOG_CLOSED: 'closed',
  FEEDBACK_TRAINING_DIALOG_CLOSED: 'trainingClosed',
  ERROR_SERVER_CONNECTION_FAILURE: 'serverAway',
  ERROR_FETCH_INTERNAL: 'serverAway',
  FEEDBACK_CAPTURE_TIMEOUT: 'timeout',
  FEEDBACK_RETRY_QUALITY: 'refusedOnDevice',
  FEEDBACK_RETRY_INSECURE: 'insecureOnDevice',
  FEEDBACK_LICENCE_INVALID: 'licence',
};

/** And for the names that only the client-server has: those of its sessions (docs/client-server.md). */
export const BACKEND_FAILURES: Readonly<Record<'ERROR_NO_SESSION', FailureKind>> = {
  ERROR_NO_SESSION: 'sessionOver',
};

/** Whose turn it is: `person` can remove the cause, `system` cannot be helped from here. */
export const TURNS: Readonly<Record<FailureKind, 'person' | 'system'>> = {
  cameraBlocked: 'person',
  noCamera: 'person',
  timeout: 'person',
  closed: 'person',
  trainingClosed: 'person',
  refusedOnDevice: 'person',
  insecureOnDevice: 'person',
  noFace: 'person',
  severalFaces: 'person',
  poorPortrait: 'person',
  documentNoFace: 'person',
  documentUnreadable: 'person',
  unsupported: 'person',
  model: 'system',
  serverAway: 'system',
  busy: 'system',
  tooLate: 'person',
  tooLarge: 'person',
  sessionOver: 'person',
  unreadable: 'system',
  notAccepted: 'system',
  licence: 'system',
  internal: 'system',
};
