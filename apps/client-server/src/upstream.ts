import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { ConfigurationError, type Configuration } from './configuration.ts';
import { fetchOver } from './fetch-over.ts';

/** The IWS as this server reaches it: an address and the connections that are kept open to it. */
export interface Upstream {
  /** Begins a request; `path` is below the configured address, with its query. */
  request(options: {
    readonly method: string;
    readonly path: string;
    readonly headers: http.OutgoingHttpHeaders;
  }): http.ClientRequest;
  /** For a client of the IWS: `fetch` over the same connections, for bodies that are read whole. */
  readonly fetch: typeof fetch;
  /** Closes the connections that are kept open. */
  close(): void;
}

/**
 * @throws ConfigurationError when the authority cannot be read, is none, or the address is not https
 */
export function createUpstream({
  iwsUrl,
  iwsAuthority,
  concurrency,
}: Pick<Configuration, 'iwsUrl' | 'iwsAuthority' | 'concurrency'>): Upstream {
  const secure = iwsUrl.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: concurrency, maxFreeSockets: 16 };
  const ca = iwsAuthority === null ? {} : { ca: readAuthority(iwsAuthority, secure) };
  const agent = secure
    ? new https.Agent({ ...options, ...ca, minVersion: 'TLSv1.2' })
    : new http.Agent(options);
  const begin = secure ? https.request : http.request;
  const prefix = iwsUrl.pathname.replace(/\/+$/, '');
  return {
    request: ({ method, path, headers }) =>
      begin({
        protocol: iwsUrl.protocol,
        hostname: iwsUrl.hostname.replace(/^\[|\]$/g, ''),
        port: iwsUrl.port,
        path: prefix + path,
        method,
        headers,
        agent,
      }),
    fetch: fetchOver((url, options) => begin(url, { ...options, agent })),
    close: () => agent.destroy(),
  };
}

function readAuthority(path: string, secure: boolean): string {
  const name = 'CLIENT_SERVER_IWS_CA';
  if (!secure)
    throw new ConfigurationError(`${name} is set, but CLIENT_SERVER_IWS_URL is not https`);
  try {
    const text = readFileSync(path, 'latin1');
    new X509Certificate(text);
    return text;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === undefined || code.startsWith('ERR_') ? 'no certificate in PEM' : code;
    throw new ConfigurationError(`${name}: ${path} cannot be used (${reason})`);
  }
}
