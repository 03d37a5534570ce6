import type { SdkErrorName } from '@iws/protocol';
import { Failure } from '../errors/failure.ts';

/**
 * What the names of exceptions mean, by the steps of W3C Media Capture and Streams, "getUserMedia()". Every other name
 * (NotAllowedError: the person or the page's policy refused; NotReadableError, AbortError: another program holds the camera or
 * the hardware failed; SecurityError: user media is off for this document) means that the camera cannot be had.
 */
const MEANINGS: Readonly<Record<string, SdkErrorName>> = {
  /** No device satisfies the request at all. */
  NotFoundError: 'ERROR_NO_INPUT_DEVICES',
  /** The camera that was asked for by its id has gone. */
  OverconstrainedError: 'ERROR_NO_INPUT_DEVICES',
  /** The page may not use cameras: not a secure context, or no such API. */
  TypeError: 'ERROR_WEBRTC_NOT_SUPPORTED',
};

/**
 * Says why `getUserMedia` or `enumerateDevices` rejected.
 *
 * @param error what it rejected with; it stays the cause
 */
export function acquisitionFailure(error: unknown): Failure {
  // OverconstrainedError is not an Error everywhere.
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : '';
  return new Failure(MEANINGS[String(name)] ?? 'FEEDBACK_CAMERA_ACQUIRING_FAILED', error);
}
