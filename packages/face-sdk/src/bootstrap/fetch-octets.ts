import { Failure } from '../errors/failure.ts';
import type { Endpoint } from './endpoints.ts';

export interface OctetsRequest {
  readonly method: 'GET' | 'POST';
  /** Milliseconds until the last byte. */
  readonly timeout: number;
  /** The most bytes that an answer may have. */
  readonly limit: number;
  /** Sent as If-None-Match. */
  readonly etag?: string | undefined;
}

export type OctetsAnswer =
  | { readonly outcome: 'octets'; readonly octets: Uint8Array<ArrayBuffer>; readonly etag: string }
  | { readonly outcome: 'not-modified' }
  /** The method is not routed there. */
  | { readonly outcome: 'not-routed' };

/**
 * Asks an endpoint for octets.
 *
 * @throws Failure ERROR_SERVER_CONNECTION_FAILURE without an answer, FEEDBACK_LICENCE_INVALID where the page's domain is not
 * licensed, ERROR_FETCH_INTERNAL for any other refusal
 */
export async function fetchOctets(
  endpoint: Endpoint,
  request: OctetsRequest,
): Promise<OctetsAnswer> {
  const { method, timeout, limit, etag } = request;
  const headers = new Headers(endpoint.headers.map(([name, value]) => [name, value]));
  if (etag !== undefined) headers.set('If-None-Match', etag);
  const said = (what: string) => `${method} ${endpoint.url} ${what}`;
  let response: Response;
  let octets: Uint8Array<ArrayBuffer> | null = null;
  try {
    response = await fetch(endpoint.url, {
      method,
      headers,
      body: method === 'POST' ? new FormData() : null,
      cache: 'no-store',
      signal: AbortSignal.timeout(timeout),
    });
    if (response.ok) octets = await readAtMost(response, limit);
    else await response.body?.cancel();
  } catch (error) {
    const cause = new Error(said('was not answered'), { cause: error });
    throw new Failure('ERROR_SERVER_CONNECTION_FAILURE', cause);
  }
  if (response.ok) {
    if (octets === null)
      throw new Failure('ERROR_FETCH_INTERNAL', said(`sent over ${limit} bytes`));
    return { outcome: 'octets', octets, etag: response.headers.get('ETag') ?? '' };
  }
  const { status } = response;
  if (status === 304) return { outcome: 'not-modified' };
  if (method === 'GET' && (status === 404 || status === 405)) return { outcome: 'not-routed' };
  // 502 and 504: the proxy answers, but nobody behind it.
  const away = status === 502 || status === 504;
  throw new Failure(
    status === 403
      ? 'FEEDBACK_LICENCE_INVALID'
      : away
        ? 'ERROR_SERVER_CONNECTION_FAILURE'
        : 'ERROR_FETCH_INTERNAL',
    said(`answered ${status}`),
  );
}

/** The body, or null when it is larger than allowed: reading stops there. */
async function readAtMost(
  response: Response,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    length += part.value.length;
    if (length > limit) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
