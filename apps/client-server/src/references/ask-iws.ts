import { createIwsClient, IwsError, type IwsClient } from '@iws/iws-client';
import { ownHeaders, pageOrigin } from '../headers.ts';
import { isRecord, type IwsAnswer } from '../read-answer.ts';
import type { ReferenceDeps, ReferenceRequest } from './after-process.ts';

/** What the IWS was asked gave: its answer, or what it said instead of one. */
export type Asked<Answer> =
  | { readonly answered: true; readonly answer: Answer }
  | { readonly answered: false; readonly refusal: IwsAnswer };

/**
 * Asks the IWS something of our own, for the page that a request comes from: to its origin the licence belongs, and its session and
 * trace stand in the log of the IWS, too.
 *
 * @param question one call of the client
 * @throws {IwsError} when the IWS is away, too slow, refuses our token, or answers with something else than JSON
 */
export async function askIws<Answer>(
  { configuration, upstream }: ReferenceDeps,
  { request }: ReferenceRequest,
  question: (iws: IwsClient, options: { headers: Record<string, string> }) => Promise<Answer>,
): Promise<Asked<Answer>> {
  const iws = createIwsClient({
    url: configuration.iwsUrl,
    origin: pageOrigin(request.headers),
    accessToken: configuration.accessToken,
    timeout: configuration.answerTimeout,
    fetch: upstream.fetch,
  });
  try {
    const headers = ownHeaders(request.headers);
    return { answered: true, answer: await question(iws, { headers }) };
  } catch (cause) {
    const refusal = cause instanceof IwsError ? refusalOf(cause) : null;
    if (refusal) return { answered: false, refusal };
    throw cause;
  }
}

/** What the IWS said about the picture; null when it said nothing, or something about us. */
function refusalOf({ status, body }: IwsError): IwsAnswer | null {
  return status !== null && status !== 401 && isRecord(body) ? { status, body } : null;
}

/** Whether the IWS gave no answer in time. */
export const isLate = (cause: unknown): cause is IwsError =>
  cause instanceof IwsError &&
  cause.cause instanceof DOMException &&
  cause.cause.name === 'TimeoutError';
