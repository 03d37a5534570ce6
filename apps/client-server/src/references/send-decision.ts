import type { ServerResponse } from 'node:http';
import { decisionOf } from '../decision.ts';
import type { IwsAnswer } from '../read-answer.ts';

/**
 * Passes on what the IWS decided against a person, without pictures and scores.
 *
 * @throws {Error} when it is no answer of an IWS
 */
export function sendDecision(response: ServerResponse, { status, body }: IwsAnswer): void {
  const decision = decisionOf(body);
  if (!decision) throw new Error('not an answer of an IWS');
  const text = JSON.stringify(decision);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-request-id': decision.refid,
  });
  response.end(text);
}
