import { createServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { ServerTls } from './server-tls.ts';

export interface ListenSettings {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** Milliseconds for a request to arrive completely; its headers get a third. */
  readonly requestTimeout: number;
  /** Null: clear text. */
  readonly tls: ServerTls | null;
}

/** A listening server and how it ends. */
export interface Listener {
  readonly port: number;
  /** Takes no more connections, lets requests under way end for so many milliseconds, closes the rest. */
  readonly drain: (milliseconds: number) => Promise<void>;
}

/** Connections without a request are kept this long, longer than proxies commonly reuse them. */
const KEEP_ALIVE = 65_000;
/** A peer that neither sends nor takes a byte for this long is cut off, also while it reads an answer. */
const SILENCE = 60_000;
/** Time for a TLS handshake. */
const HANDSHAKE = 10_000;
/** How often requests are looked at that arrive too slowly. */
const CHECK_EVERY = 1_000;

/** Listens with limits on everything that a slow or broken peer can do. */
export async function listen(app: Express, settings: ListenSettings): Promise<Listener> {
  const { host, port, requestTimeout, tls } = settings;
  const options: ServerOptions = {
    requestTimeout,
    headersTimeout: Math.ceil(requestTimeout / 3),
    keepAliveTimeout: KEEP_ALIVE,
    connectionsCheckingInterval: CHECK_EVERY,
    maxHeaderSize: 16 * 1024,
  };
  const server = tls === null ? createServer(options) : secure(options, tls);
  server.setTimeout(SILENCE);
  server.on('request', app);
  // Whoever asks before sending a body is answered by the endpoint, after admission.
  server.on('checkContinue', app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    drain: (milliseconds) => drain(server, milliseconds),
  };
}

function secure(options: ServerOptions, tls: ServerTls): Server {
  const server = createTlsServer({
    ...options,
    ...tls.current,
    minVersion: 'TLSv1.2',
    handshakeTimeout: HANDSHAKE,
  });
  const forget = tls.onChange((pair) =>
    server.setSecureContext({ ...pair, minVersion: 'TLSv1.2' }),
  );
  return server.once('close', forget);
}

async function drain(server: Server, milliseconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A connection becomes idle when its last answer has left, which may be later than now.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const late = setTimeout(() => server.closeAllConnections(), milliseconds);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
