import type { IwsAnswer } from './read-answer.ts';

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

/**
 * Reduces an answer about a capture to what was decided: scores would tell an attacker how close they
 * are, and templates are for the backend. `null` if it is no answer of an IWS.
 */
export function decisionOf(body: IwsAnswer['body']): DecisionAnswer | null {
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
