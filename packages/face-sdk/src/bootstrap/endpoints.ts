import { members, text } from '../options/checks.ts';

/** A request header, as the product guide writes them. */
export interface Header {
  name: string;
  value: string;
}

/** Where the models are: `URL` (or `modelURL`), by default `/api/v1/models` of the page's origin. */
export interface IApplicationURL {
  URL?: string;
  modelURL?: string;
  headers?: Header[];
}

/** Where the public keys are. The headers are sent to the time endpoint too. */
export interface PublicKeyURL {
  URL: string | { url: string; headers?: Header[] };
}

export interface TrustOptions {
  /** Default: `time` beside the public keys. */
  timeURL?: string;
  /** RFC 7638 thumbprints: captures are sealed for these keys only. Without them, for whatever key the server names. */
  trustedKeys?: string[];
}

export interface Endpoint {
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export interface Endpoints {
  readonly models: Endpoint;
  readonly keys: Endpoint;
  readonly time: Endpoint;
  readonly trustedKeys: readonly string[] | undefined;
}

const DEFAULT_MODELS = '/api/v1/models';

/**
 * Reads the arguments of `preInitialize` in any of the guide's forms: `(models, keys, trust)`, nothing at all, the old
 * `(licence, models)`, and one more header as the last argument.
 *
 * @throws TypeError for anything else
 */
export function readEndpoints(given: readonly unknown[]): Endpoints {
  const [models, keys, trust] = typeof given[0] === 'string' ? given.slice(1) : given;
  const modelsGiven = urlAndHeaders(models, 'models');
  const keysGiven = urlAndHeaders(keys, 'pubKey');
  const { extraHeader, timeURL, trustedKeys } = readTrust(trust);
  const modelsURL = modelsGiven.url ?? DEFAULT_MODELS;
  const keysURL = keysGiven.url ?? sibling(modelsURL, 'pub_key');
  const headers = [...keysGiven.headers, ...extraHeader];
  return {
    models: { url: modelsURL, headers: modelsGiven.headers },
    keys: { url: keysURL, headers },
    time: { url: timeURL ?? sibling(keysURL, 'time'), headers },
    trustedKeys,
  };
}

interface Given {
  readonly url: string | undefined;
  readonly headers: Endpoint['headers'];
}

/** Reads `{URL, headers}`, `{modelURL}` and `{URL: {url, headers}}`. */
function urlAndHeaders(value: unknown, name: string): Given {
  if (value === undefined) return { url: undefined, headers: [] };
  const given = new Map(members(value, name));
  const url = given.get('URL') ?? given.get('modelURL') ?? given.get('url');
  const headers = readHeaders(given.get('headers'), `${name}.headers`);
  if (url === undefined || typeof url === 'string') return { url, headers };
  const inner = urlAndHeaders(url, `${name}.URL`);
  return { url: inner.url, headers: [...headers, ...inner.headers] };
}

function readHeaders(value: unknown, name: string): Endpoint['headers'] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new TypeError(`FaceSDK ${name}: expected an array`);
  return value.map((header, index) => readHeader(header, `${name}[${index}]`));
}

function readHeader(value: unknown, path: string): readonly [string, string] {
  const given = new Map(members(value, path));
  return [text(given.get('name'), `${path}.name`), text(given.get('value'), `${path}.value`)];
}

function readTrust(value: unknown) {
  const given = value === undefined ? new Map() : new Map(members(value, 'trust'));
  if (given.has('name')) {
    return {
      extraHeader: [readHeader(value, 'header')],
      timeURL: undefined,
      trustedKeys: undefined,
    };
  }
  const timeURL: unknown = given.get('timeURL');
  const keys: unknown = given.get('trustedKeys');
  if (keys !== undefined && !Array.isArray(keys)) {
    throw new TypeError('FaceSDK trustedKeys: expected an array of thumbprints');
  }
  return {
    extraHeader: [],
    timeURL: timeURL === undefined ? undefined : text(timeURL, 'timeURL'),
    trustedKeys: keys?.map((key, index) => text(key, `trustedKeys[${index}]`)),
  };
}

/** The URL with another last segment; a query is dropped. */
function sibling(url: string, name: string): string {
  const [path = ''] = url.split(/[?#]/);
  return `${path.slice(0, path.lastIndexOf('/') + 1)}${name}`;
}
