import { serverFailure, CaptureFailure } from './failure';
import { failureIn, isFields, post, textIn, UNREACHED } from './post-capture';

/** What a capture is taken for, beside being examined: to be remembered, or to be recognised. */
export type IdentityTask = 'enrol' | 'verify';

/** What the client-server answered. Being another person is a result, not a failure. */
export interface IdentityResult {
  readonly outcome: 'enrolled' | 'verified' | 'different' | 'notEnrolled' | 'refused';
  readonly refid: string;
  /** 0 to 100; absent where the client-server keeps it to itself. */
  readonly similarity?: number;
  readonly answer: Readonly<Record<string, unknown>>;
}

/** Whether this browser's session has a reference; `unavailable`: the client-server offers no enrolment. */
export type Enrolment =
  | { readonly state: 'unavailable' }
  | { readonly state: 'none' }
  | { readonly state: 'enrolled'; readonly id: string };

const OUTCOMES: Readonly<Record<string, IdentityResult['outcome']>> = {
  FEEDBACK_ENROLLED: 'enrolled',
  FEEDBACK_VERIFY_COMPLETED: 'verified',
  FEEDBACK_VERIFY_FAILED: 'different',
  FEEDBACK_NOT_ENROLLED: 'notEnrolled',
  FEEDBACK_RETRY: 'refused',
  FEEDBACK_RETRY_INSECURE: 'refused',
};

/** The session's enrolment; begins a session where there is none. A server that is away has none to offer. */
export async function enrolmentOf(url: string): Promise<Enrolment> {
  try {
    let answer = await fetch(`${url}/api/session`);
    if (answer.status === 401) {
      const begun = await fetch(`${url}/api/session`, { method: 'POST' });
      if (!begun.ok) return { state: 'unavailable' };
      answer = await fetch(`${url}/api/session`);
    }
    const body: unknown = answer.ok ? await answer.json() : null;
    if (!isFields(body) || !('enrolled' in body)) return { state: 'unavailable' };
    const { enrolled } = body;
    if (!isFields(enrolled) || typeof enrolled['id'] !== 'string') return { state: 'none' };
    return { state: 'enrolled', id: enrolled['id'] };
  } catch {
    return { state: 'unavailable' };
  }
}

/**
 * Sends a sealed capture to be enrolled or verified.
 *
 * @throws {CaptureFailure} if no answer of that came of it
 */
export async function sendForIdentity(
  task: IdentityTask,
  capture: Blob,
  { url, requestId }: { readonly url: string; readonly requestId: string },
): Promise<IdentityResult> {
  const form = new FormData();
  form.append('file', capture, 'bdata');
  const answer = await post(`${url}/api/${task}`, form, requestId);
  const fields = isFields(answer) ? answer : {};
  const outcome = OUTCOMES[textIn(fields, 'message')];
  const refid = textIn(fields, 'refid');
  if (outcome === undefined || refid === '') throw new CaptureFailure(failureIn(answer));
  const similarity = fields['similarityScore'];
  return {
    outcome,
    refid,
    ...(typeof similarity === 'number' ? { similarity } : {}),
    answer: fields,
  };
}

/**
 * Has the reference removed.
 *
 * @throws {CaptureFailure} if the client-server is away
 */
export async function forget(url: string, id: string): Promise<void> {
  try {
    await fetch(`${url}/api/enrol/${encodeURIComponent(id)}`, { method: 'DELETE' });
  } catch (cause) {
    throw new CaptureFailure(serverFailure(UNREACHED), cause);
  }
}
