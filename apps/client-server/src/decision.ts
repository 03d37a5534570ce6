/** What PROXY_RESULT=decision leaves of an answer about a capture. */
export interface DecisionAnswer {
  readonly refid: string;
  readonly code: number;
  readonly message: string;
  readonly description?: string;
  /** Of a comparison only: whether the level that was asked for is reached. */
  readonly possibleMatch?: boolean;
  /**
   * `matched`, `different`: bona fide, and what the comparison with a document's picture says. `captured`: bona fide and good enough. `retry`: refused, the person may try again.
   * `unanswered`: no decision was made.
   */
  readonly decision: 'captured' | 'matched' | 'different' | 'retry' | 'unanswered';
}

/** An answer larger than this is none. Templates of three formats take about 2 MB. */
export const DECISION_LIMIT_BYTES = 16 * 1024 * 1024;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/**
 * Reduces an answer about a capture to what was decided: scores would tell an attacker how close they
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
  const { refid, code, description, possibleMatch } = body;
  // A comparison has its name in feedbackCode alone.
  const message = body['message'] ?? body['feedbackCode'];
  if (typeof refid !== 'string' || typeof code !== 'number' || typeof message !== 'string') {
    return null;
  }
  return {
    refid,
    code,
    message,
    ...(typeof description === 'string' && { description }),
    ...(typeof possibleMatch === 'boolean' && { possibleMatch }),
    decision: decided(code, possibleMatch),
  };
}

function decided(code: number, possibleMatch: unknown): DecisionAnswer['decision'] {
  if (code === 401) return 'retry';
  if (code !== 200) return 'unanswered';
  if (typeof possibleMatch !== 'boolean') return 'captured';
  return possibleMatch ? 'matched' : 'different';
}
