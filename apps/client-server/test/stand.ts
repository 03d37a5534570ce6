import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { pino, type Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { readConfiguration } from '../src/configuration.ts';
import { startServer, type RunningServer } from '../src/server.ts';

/** A server in the place of the IWS, on a port of its own. */
export interface UpstreamStand {
  readonly server: Server;
  readonly url: string;
  /** Requests as they arrived, oldest first. */
  readonly requests: IncomingMessage[];
}

export async function startUpstream(listener: RequestListener): Promise<UpstreamStand> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { server, url: `http://127.0.0.1:${port}`, requests };
}

export interface Stand {
  readonly server: RunningServer;
  readonly url: string;
  readonly port: number;
  /** What was logged, as text. */
  readonly logged: () => string;
}

/** The client-server on a port of its own, before the IWS at `iwsUrl`. */
export async function startClientServer(
  iwsUrl: string,
  environment: Record<string, string> = {},
): Promise<Stand> {
  const lines: string[] = [];
  const log: Logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const configuration = readConfiguration({
    CLIENT_SERVER_PORT: '0',
    CLIENT_SERVER_HOST: '127.0.0.1',
    CLIENT_SERVER_IWS_URL: iwsUrl,
    CLIENT_SERVER_DRAIN_TIMEOUT_MS: '200',
    ...environment,
  });
  const server = await startServer(configuration, log);
  onTestFinished(() => server.stop());
  const { port } = server;
  return { server, port, url: `http://127.0.0.1:${port}`, logged: () => lines.join('') };
}

/** A TCP connection, for requests that fetch would not send. */
export async function rawConnection(
  port: number,
): Promise<{ socket: Socket; text: () => string; closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, text: () => Buffer.concat(parts).toString('latin1'), closed };
}

/** An address at which nobody listens. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Waits until something holds, or fails after twenty seconds: a busy machine is not a failure. */
export async function eventually(holds: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('did not come to hold within twenty seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}
