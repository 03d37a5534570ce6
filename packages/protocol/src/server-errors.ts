/** One row of the table: what a server answers when it could not, or would not, give a result. */
export interface ServerError {
  /** The name on the wire. Two rows share one where only the HTTP status differs. */
  readonly name: string;
  /** `code` of the body. */
  readonly code: number;
  readonly httpStatus: number;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
  /** What callers read; details stay in the log under the refid. */
  readonly message: string;
}

const row = (
  name: string,
  code: number,
  httpStatus: number,
  retryable: boolean,
  message: string,
): ServerError => ({ name, code, httpStatus, retryable, message });

/**
 * Every error that the IWS and the client-server answer with. The body's code and the HTTP status
 * are separate facts: an application reads the name and the code, a proxy the status.
 */
export const SERVER_ERRORS = {
  FEEDBACK_RETRY: row('FEEDBACK_RETRY', 401, 400, false, 'Something is weird, please try again.'),
  FEEDBACK_RETRY_INSECURE: row('FEEDBACK_RETRY_INSECURE', 401, 400, false, 'Insecure camera feed'),
  ERROR_CLIENT_NOT_EXISTS: row('ERROR_CLIENT_NOT_EXISTS', 404, 400, false, 'Client does not exist'),
  ERROR_PAYLOAD_TOO_LARGE: row('ERROR_PAYLOAD_TOO_LARGE', 413, 413, false, 'Request too large'),
  ERROR_SERVER_INTERNAL: row('ERROR_SERVER_INTERNAL', 500, 500, true, 'Server error'),
  FEEDBACK_MATCHING_ERROR: row(
    'FEEDBACK_MATCHING_ERROR',
    500,
    500,
    true,
    'The comparison could not be made',
  ),
  ERROR_SERVER_CONNECTION_FAILURE: row(
    'ERROR_SERVER_CONNECTION_FAILURE',
    500,
    502,
    true,
    'The server could not be reached',
  ),
  ERROR_SERVER_CONNECTION_TIMEOUT: row(
    'ERROR_SERVER_CONNECTION_FAILURE',
    500,
    504,
    true,
    'The server did not answer in time',
  ),
  ERROR_INVALID_JSON: row('ERROR_INVALID_JSON', 501, 400, false, 'The request is not valid'),
  ERROR_SERVER_BUSY: row('ERROR_SERVER_BUSY', 503, 503, true, 'The server is busy, try again'),
  ERROR_INVALID_IMAGE: row('ERROR_INVALID_IMAGE', 503, 400, false, 'Image has no face on it.'),
  ERROR_INVALID_FORMAT: row(
    'ERROR_INVALID_FORMAT',
    504,
    400,
    false,
    'Image format unsupported for operation.',
  ),
  ERROR_INVALID_MATCH_LEVEL: row(
    'ERROR_INVALID_MATCH_LEVEL',
    505,
    400,
    false,
    'Match level is outside supported range',
  ),
  ERROR_INVALID_AS_LEVEL: row(
    'ERROR_INVALID_AS_LEVEL',
    506,
    400,
    false,
    '/threshold) AS level can not be NONE',
  ),
  NO_TEMPLATES_SPECIFIED: row(
    'NO_TEMPLATES_SPECIFIED',
    507,
    400,
    false,
    'The capture names no templates',
  ),
  ERROR_MULTIPLE_FACES: row('ERROR_MULTIPLE_FACES', 509, 400, false, 'Multiple faces detected.'),
  ERROR_POOR_ICAO_QUALITY: row(
    'ERROR_POOR_ICAO_QUALITY',
    510,
    400,
    false,
    'Non-compliant quality.',
  ),
  ERROR_DECRYPTION_FAILED: row(
    'ERROR_DECRYPTION_FAILED',
    601,
    400,
    false,
    'The capture could not be opened',
  ),
  ERROR_GETTING_MODELS: row('ERROR_GETTING_MODELS', 602, 500, true, 'Error getting models.'),
  FEEDBACK_LICENCE_INVALID: row('FEEDBACK_LICENCE_INVALID', 603, 403, false, 'License Invalid!'),
  ERROR_REQUEST_EXPIRED: row('ERROR_REQUEST_EXPIRED', 604, 500, false, 'The request has expired'),
  ERROR_REQUEST_REPLAYED: row(
    'ERROR_REQUEST_REPLAYED',
    605,
    400,
    false,
    'The capture was used before',
  ),
  ERROR_UNAUTHORIZED: row(
    'ERROR_UNAUTHORIZED',
    606,
    401,
    false,
    'The access token is missing or wrong',
  ),
  ERROR_PAD_NOT_AVAILABLE: row(
    'ERROR_PAD_NOT_AVAILABLE',
    607,
    501,
    false,
    'This server cannot judge liveness',
  ),
  INVALID_IMAGE: row('INVALID_IMAGE', 900, 400, false, 'An invalid image was used'),
  ERROR_WRONG_RESOLUTION: row(
    'ERROR_WRONG_RESOLUTION',
    901,
    400,
    false,
    "Passed image isn't 480x640",
  ),
} as const satisfies Record<string, ServerError>;

/** A row of {@link SERVER_ERRORS}. */
export type ServerErrorCase = keyof typeof SERVER_ERRORS;
