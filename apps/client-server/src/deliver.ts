import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { answerHeaders } from './headers.ts';
import { decisionOf } from './decision.ts';
import { readAnswer } from './read-answer.ts';

/** How an answer of the IWS reaches the caller. */
export interface Delivery {
  /** Whether the answer is read here, and must therefore come uncompressed. */
  readonly reads: boolean;
  /** Rejects if the answer broke off, or is none. */
  deliver(answer: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** As it is, piece by piece; a broken answer breaks the caller's connection too. */
export const WHOLE: Delivery = {
  reads: false,
  async deliver(answer, response) {
    response.writeHead(answer.statusCode ?? 502, answerHeaders(answer.headers));
    await pipeline(answer, response);
  },
};

/** Reduced to the decision: the only case in which an answer is read here. */
export const DECISION: Delivery = { reads: true, deliver: deliverDecision };

async function deliverDecision(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body: whole } = await readAnswer(answer);
  const decision = decisionOf(whole);
  if (!decision) throw new Error('not an answer of an IWS');
  const body = JSON.stringify(decision);
  const headers = answerHeaders(answer.headers);
  delete headers.etag;
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
