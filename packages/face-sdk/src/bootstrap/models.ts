import { LIMITS, parseModelBundle, WireFormatError, type BundledModel } from '@iws/protocol';
import { Failure, isAway } from '../errors/failure.ts';
import type { Endpoint } from './endpoints.ts';
import { fetchOctets, type OctetsAnswer } from './fetch-octets.ts';

const CACHE = 'iws-face-models-1';
/** Milliseconds: two megabytes on a slow line. */
const TIMEOUT = 60_000;

interface Kept {
  readonly octets: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface LoadedModels {
  readonly models: BundledModel[];
  /** The server could not be asked: these are the ones that it gave last time. */
  readonly offline: boolean;
}

/**
 * The models, each checked against its hash: from this browser's cache when the server says that they have not changed, or
 * cannot be reached.
 *
 * @throws Failure as `fetchOctets`; ERROR_MODEL_FAIL when what came is no bundle or is damaged
 */
export async function loadModels(endpoint: Endpoint): Promise<LoadedModels> {
  const kept = await readKept(endpoint.url);
  let answer: OctetsAnswer;
  try {
    answer = await fetchBundle(endpoint, kept?.etag);
  } catch (error) {
    const away = isAway(error);
    const models = away && kept !== null ? await readable(kept) : null;
    if (models === null) throw error;
    return { models, offline: true };
  }
  if (answer.outcome === 'not-modified' && kept !== null) {
    const models = await readable(kept);
    if (models !== null) return { models, offline: false };
    await forget(endpoint.url);
    return loadModels(endpoint);
  }
  if (answer.outcome !== 'octets') {
    throw new Failure('ERROR_FETCH_INTERNAL', `${endpoint.url} gave no models`);
  }
  try {
    const models = await parseModelBundle(answer.octets);
    if (answer.etag !== '') await keep(endpoint.url, answer);
    return { models, offline: false };
  } catch (error) {
    throw error instanceof WireFormatError ? new Failure('ERROR_MODEL_FAIL', error) : error;
  }
}

/** The models in octets that were kept; null when they are damaged. */
const readable = ({ octets }: Kept) => parseModelBundle(octets).catch(() => null);

/** GET, and POST where a proxy routes only what the guide names. */
async function fetchBundle(endpoint: Endpoint, etag: string | undefined): Promise<OctetsAnswer> {
  const request = { timeout: TIMEOUT, limit: LIMITS.modelBundleBytes };
  const answer = await fetchOctets(endpoint, { ...request, method: 'GET', etag });
  if (answer.outcome !== 'not-routed') return answer;
  return fetchOctets(endpoint, { ...request, method: 'POST' });
}

// The cache may be missing (private windows) or full: the models then travel each time.

async function readKept(url: string): Promise<Kept | null> {
  try {
    const response = await (await caches.open(CACHE)).match(url);
    const etag = response?.headers.get('ETag');
    if (!response || !etag) return null;
    return { octets: new Uint8Array(await response.arrayBuffer()), etag };
  } catch {
    return null;
  }
}

async function keep(url: string, { octets, etag }: Kept): Promise<void> {
  try {
    const cache = await caches.open(CACHE);
    await cache.put(url, new Response(octets, { headers: { ETag: etag } }));
  } catch {
    // Nothing is lost but time.
  }
}

async function forget(url: string): Promise<void> {
  try {
    await (await caches.open(CACHE)).delete(url);
  } catch {
    // It could not be read either.
  }
}
