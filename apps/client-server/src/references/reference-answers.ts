import type { ServerResponse } from 'node:http';
import { createRefid } from '@iws/protocol';

/** Answers that only the backend knows; everything else is the IWS's answer or a row of its error table. */
export const REFERENCE_ANSWERS = {
  FEEDBACK_ENROLLED: { code: 200, status: 201, description: 'The reference is kept.' },
  FEEDBACK_VERIFY_COMPLETED: { code: 200, status: 200, description: 'The same person.' },
  FEEDBACK_VERIFY_FAILED: { code: 200, status: 200, description: 'Not verified.' },
  FEEDBACK_NOT_ENROLLED: { code: 404, status: 404, description: 'There is no reference.' },
  ERROR_NO_SESSION: { code: 401, status: 401, description: 'Begin a session first.' },
} as const;

export type ReferenceAnswerName = keyof typeof REFERENCE_ANSWERS;

/** Sends one of them. @param refid of the exchange with the IWS, where there was one */
export function sendReferenceAnswer(
  response: ServerResponse,
  name: ReferenceAnswerName,
  {
    refid = createRefid('process'),
    ...more
  }: { readonly refid?: string } & Readonly<Record<string, unknown>> = {},
): void {
  const { code, status, description } = REFERENCE_ANSWERS[name];
  const body = JSON.stringify({ refid, code, message: name, description, ...more });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-request-id': refid,
  });
  response.end(body);
}
