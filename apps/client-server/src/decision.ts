/** What PROXY_RESULT=decision leaves of an answer of /process. */
export interface DecisionAnswer {
  readonly refid: string;
  readonly code: number;
  readonly message: string;
  readonly description?: string;
  /**
   * `captured`: bona fide and good enough. `retry`: refused, the person may try again.
   * `unanswered`: no decision was made.
   */
  readonly decision: 'captured' | 'retry' | 'unanswered';
}

/** An answer of /process larger than this is none. Templates of three formats take about 2 MB. */
export const DECISION_LIMIT_BYTES = 16 * 1024 * 1024;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Reduces an answer of /process to what was decided: scores would tell an attacker how close they
 * are, and templates are for the backend. `null` if the text is no answer of an IWS.
 */
export function decisionOf(text: string): DecisionAnswer | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(body)) return null;
  const { refid, code, message, description } = body;
  if (typeof refid !== 'string' || typeof code !== 'number' || typeof message !== 'string') {
    return null;
  }
  return {
    refid,
    code,
    message,
    ...(typeof description === 'string' && { description }),
    decision: code === 200 ? 'captured' : code === 401 ? 'retry' : 'unanswered',
  };
}
