import type { IncomingHttpHeaders } from 'node:http';
import type { Configuration } from '../configuration.ts';
import { requestHeaders } from '../headers.ts';
import type { Upstream } from '../upstream.ts';
import { readAnswer, type IwsAnswer } from './read-answer.ts';

/**
 * Asks the IWS something of our own, with the headers of the request that it is for: the page's Origin, to which the licence
 * belongs, and the requestID.
 *
 * @param path below /api/v1/
 * @throws {Error} when the IWS is away, too slow, or answers with something else than JSON
 */
export function askIws(
  { upstream, configuration }: { upstream: Upstream; configuration: Configuration },
  path: string,
  question: unknown,
  incoming: IncomingHttpHeaders,
): Promise<IwsAnswer> {
  const body = Buffer.from(JSON.stringify(question));
  const { accessToken, answerTimeout } = configuration;
  const headers = requestHeaders(incoming, accessToken);
  delete headers['transfer-encoding'];
  return new Promise((resolve, reject) => {
    const outgoing = upstream.request({
      method: 'POST',
      path: `/api/v1/${path}`,
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
    outgoing.once('response', (answer) => void readAnswer(answer).then(resolve, reject));
    outgoing.end(body);
  });
}
