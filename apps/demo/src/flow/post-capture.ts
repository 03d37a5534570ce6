import { HEADERS } from '@iws/protocol';
import { CaptureFailure, serverFailure, type Failure } from './failure';

/** Milliseconds until an answer is given up: longer than the client-server waits for the face server. */
const PATIENCE = 60_000;

/** A JSON object, unvalidated. */
export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text of an answer; empty when there is none. */
export const textIn = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Posts a form with a capture and reads the answer. @throws {CaptureFailure} when no server was reached */
export async function post(url: string, body: FormData, requestId: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { requestID: requestId, [HEADERS.logTrigger]: 'true' },
      body,
      signal: AbortSignal.timeout(PATIENCE),
    });
    return await response.json();
  } catch (cause) {
    // No connection, too slow, or a proxy's page instead of JSON: the server was not reached.
    throw new CaptureFailure(serverFailure(UNREACHED), cause);
  }
}

/** What stands for a server that was not reached. */
export const UNREACHED = {
  name: 'ERROR_SERVER_CONNECTION_FAILURE',
  code: 500,
  refid: null,
  description: 'No answer came from the server.',
} as const;

/** The failure that an answer stands for. */
export function failureIn(answer: unknown): Failure {
  const fields = isFields(answer) ? answer : {};
  const { code, message, description, refid, feedbackCode } = fields;
  const name = typeof feedbackCode === 'string' ? feedbackCode : message;
  return serverFailure({
    name: typeof name === 'string' ? name : 'ERROR_SERVER_INTERNAL',
    code: typeof code === 'number' ? code : 500,
    refid: typeof refid === 'string' ? refid : null,
    description: typeof description === 'string' ? description : '',
  });
}
