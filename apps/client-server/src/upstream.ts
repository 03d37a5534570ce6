import http from 'node:http';
import https from 'node:https';
import type { Configuration } from './configuration.ts';

/** The IWS as this server reaches it: an address and the connections that are kept open to it. */
export interface Upstream {
  /** Begins a request; `path` is below the configured address, with its query. */
  request(options: {
    readonly method: string;
    readonly path: string;
    readonly headers: http.OutgoingHttpHeaders;
  }): http.ClientRequest;
  /** Closes the connections that are kept open. */
  close(): void;
}

export function createUpstream({ iwsUrl, concurrency }: Configuration): Upstream {
  const secure = iwsUrl.protocol === 'https:';
  const options = { keepAlive: true, maxSockets: concurrency, maxFreeSockets: 16 };
  const agent = secure ? new https.Agent(options) : new http.Agent(options);
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
    close: () => agent.destroy(),
  };
}
