import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { importTemplateKey } from '@iws/protocol/templates';
import type { Logger } from 'pino';
import { createApplication } from './application.ts';
import type { Configuration } from './configuration.ts';
import type { ReferenceDeps } from './references/after-process.ts';
import { referenceCipher } from './references/reference-cipher.ts';
import { openReferenceStore } from './references/reference-store.ts';
import { createUpstream } from './upstream.ts';

export interface RunningServer {
  readonly port: number;
  /** Refuses new connections, lets requests under way end within the drain time, then cuts them. */
  stop(): Promise<void>;
}

/** Starts to listen. Rejects if the port cannot be had. */
export async function startServer(
  configuration: Configuration,
  log: Logger,
): Promise<RunningServer> {
  let draining = false;
  const upstream = createUpstream(configuration);
  const isDraining = () => draining;
  const references = await openReferences(configuration);
  const server = createServer(
    {
      // A net below the timer of each request, which has a coded answer.
      requestTimeout: configuration.bodyTimeout + 5_000,
      headersTimeout: Math.min(10_000, configuration.bodyTimeout),
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16 * 1024,
    },
    createApplication({
      configuration,
      upstream,
      log,
      isDraining,
      ...(references && { references }),
    }),
  );
  // A peer that neither sends nor takes a byte for so long is cut off, also while it reads an answer.
  // Above the timers of a request, which have coded answers.
  server.setTimeout(Math.max(configuration.bodyTimeout, configuration.answerTimeout) + 1_000);
  server.maxConnections = configuration.concurrency * 8;
  await listen(server, configuration.port, configuration.host);
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      draining = true;
      const closed = new Promise((resolve) => server.close(resolve));
      // A connection that was busy a moment ago is kept open by its client: end it once idle.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const cut = setTimeout(() => server.closeAllConnections(), configuration.drainTimeout);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
      upstream.close();
      references?.store.close();
    },
  };
}

/** The references, where there is a key for them, and the key that opens encrypted templates, where one is set. */
async function openReferences({
  referenceKey,
  referenceDatabase,
  templateKey,
  templateHash,
}: Configuration): Promise<Pick<ReferenceDeps, 'store' | 'templateKey'> | undefined> {
  if (referenceKey === null) return undefined;
  const opening = templateKey === null ? null : await importTemplateKey(templateKey, templateHash);
  mkdirSync(dirname(referenceDatabase), { recursive: true, mode: 0o700 });
  const store = openReferenceStore(referenceDatabase, referenceCipher(referenceKey));
  return { store, templateKey: opening };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
