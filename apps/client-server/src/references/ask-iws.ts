import type { IncomingHttpHeaders } from 'node:http';
import { OPERATIONS, type Operations } from '@iws/iws-client';
import type { Configuration } from '../configuration.ts';
import { requestHeaders } from '../headers.ts';
import type { Upstream } from '../upstream.ts';
import { readAnswer, type IwsAnswer } from '../read-answer.ts';

/**
 * Asks the IWS something of our own, with the headers of the request that it is for: the page's Origin, to which the licence
 * belongs, and the requestID.
 *
 * @param operation as the IWS's description of its API names it
 * @throws {Error} when the IWS is away, too slow, or answers with something else than JSON
 */
export function askIws<Operation extends 'generateTemplate' | 'matchWithSelfie'>(
  { upstream, configuration }: { upstream: Upstream; configuration: Configuration },
  operation: Operation,
  question: Operations[Operation]['request'],
  incoming: IncomingHttpHeaders,
): Promise<IwsAnswer<keyof Operations[Operation]['answer']>> {
  const body = Buffer.from(JSON.stringify(question));
  const { accessToken, answerTimeout } = configuration;
  const headers = requestHeaders(incoming, accessToken);
  delete headers['transfer-encoding'];
  return new Promise((resolve, reject) => {
    const outgoing = upstream.request({
      method: 'POST',
      path: OPERATIONS[operation].path,
      headers: {
        ...headers,
        accept: 'application/json',
        'accept-encoding': 'identity',
        'content-type': 'application/json',
        'content-length': body.length,
      },
    });
    outgoing.setTimeout(answerTimeout, () => outgoing.destroy(new Error('no answer in time')));
    outgoing.once('error', reject);
    // The names are all that is said of the answer; what they stand for is looked at where it is used.
    type Answer = IwsAnswer<keyof Operations[Operation]['answer']>;
    const answered = (answer: IwsAnswer) => resolve(answer as Answer);
    outgoing.once('response', (answer) => void readAnswer(answer).then(answered, reject));
    outgoing.end(body);
  });
}
