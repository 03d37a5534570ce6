import type http from 'node:http';
import { readWhole } from './read-answer.ts';

type Begin = (url: URL, options: http.RequestOptions) => http.ClientRequest;

/**
 * `fetch` over connections of our own: Node's knows neither an authority of one's own nor our pool without a further package. Request and
 * answer are read whole; redirects are answers.
 *
 * @param begin begins a request with the connections to use
 */
export const fetchOver =
  (begin: Begin): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const body = Buffer.from(await request.arrayBuffer());
    const { signal } = request;
    const asked = begin(new URL(request.url), {
      method: request.method,
      headers: {
        ...Object.fromEntries(request.headers),
        'accept-encoding': 'identity',
        ...(request.body === null ? {} : { 'content-length': body.length }),
      },
    });
    // Told to whoever waits below; an end that nobody waits for is no crash.
    asked.on('error', () => undefined);
    const abort = () => asked.destroy(reasonOf(signal));
    signal.addEventListener('abort', abort, { once: true });
    try {
      signal.throwIfAborted();
      const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
        asked.once('response', resolve).once('error', reject).end(body);
      });
      const whole = await readWhole(answer);
      const empty = answer.statusCode === 204 || answer.statusCode === 304;
      return new Response(empty ? null : Uint8Array.from(whole), {
        status: answer.statusCode ?? 502,
        headers: headersOf(answer),
      });
    } catch (cause) {
      asked.destroy();
      throw signal.aborted ? reasonOf(signal) : cause;
    } finally {
      signal.removeEventListener('abort', abort);
    }
  };

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error(String(reason));

function headersOf({ rawHeaders }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '');
  }
  return headers;
}
