import { ENDPOINTS, type ProcessCaptured, type ProcessRefused } from '@iws/protocol';
import { CaptureFailure } from './failure';
import { failureIn, isFields, post, type Fields } from './post-capture';

/** An answer as it reaches a page: the client-server may pass on the decision alone (PROXY_RESULT=decision). */
export type PassedOn<T extends { refid: string }> = Pick<T, 'refid'> & Partial<T>;

type Answered<T extends ProcessCaptured | ProcessRefused> = PassedOn<T> & Pick<T, 'message'>;

/** What the face server found. A refusal is a finding about the picture, not a failure. */
export type ProcessResult =
  | { readonly outcome: 'captured'; readonly answer: Answered<ProcessCaptured> }
  | { readonly outcome: 'refused'; readonly answer: Answered<ProcessRefused> };

export interface ProcessRequest {
  /** Origin of the client-server, or empty for the page's own. */
  readonly url: string;
  /** Names the visit in the servers' logs. */
  readonly requestId: string;
  readonly enableQuality: boolean;
}

/**
 * Sends a sealed capture to be examined.
 *
 * @throws {CaptureFailure} if no examination came of it.
 */
export async function processCapture(
  capture: Blob,
  { url, requestId, enableQuality }: ProcessRequest,
): Promise<ProcessResult> {
  const form = new FormData();
  form.append('file', capture, 'bdata');
  form.append('enableQuality', String(enableQuality));
  const answer = await post(`${url}${ENDPOINTS.process}`, form, requestId);
  if (isCaptured(answer)) return { outcome: 'captured', answer };
  if (isRefused(answer)) return { outcome: 'refused', answer };
  throw new CaptureFailure(failureIn(answer));
}

// The server is ours and its answers are held to their schema there: here it is enough to tell them apart.
const isCaptured = (answer: unknown): answer is Answered<ProcessCaptured> =>
  isAnswer(answer) && answer['message'] === 'FEEDBACK_CAPTURED';

export const isRefused = (answer: unknown): answer is Answered<ProcessRefused> =>
  isAnswer(answer) &&
  (answer['message'] === 'FEEDBACK_RETRY' || answer['message'] === 'FEEDBACK_RETRY_INSECURE');

const isAnswer = (answer: unknown): answer is Fields =>
  isFields(answer) && typeof answer['refid'] === 'string';
