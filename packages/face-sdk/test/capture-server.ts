import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OBSERVE_MODEL_NAMES } from '@iws/face-core';
import { findModel, loadModel, readManifest } from '@iws/models';
import { encodeKeySet, encodeModelBundle, encodeServerTime } from '@iws/protocol';
import {
  addNextKey,
  createKeyRing,
  currentKey,
  generateChallengeSecret,
  importOpeningKeys,
  issueChallenge,
  openCapture,
  publicKeySet,
  publishNextKey,
  verifyChallenge,
  type Opened,
} from '@iws/protocol/open';
import express, { type Response as Answer } from 'express';

/** What a page needs and no more; a worker has the policy that it is served with. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
].join('; ');

const TRUSTED = "require-trusted-types-for 'script'; trusted-types iws-face";

export type Path = 'models' | 'pub_key' | 'time';

/** The server side of the wire, real but for the examination: keys, challenges, the browser's models, and the SDK's dist. */
export interface CaptureServer {
  readonly origin: string;
  /** Requests under /api/v1 since the start: `GET models 304`. */
  readonly log: string[];
  /** Answer this path with this status from now on; null: properly. */
  refuse(path: Path, status: number | null): void;
  /** Let the answer of this path wait for ever. */
  readonly silent: Set<Path>;
  /** Route POST only, as a proxy that follows the guide would. */
  postOnly: boolean;
  /** Milliseconds by which this server's clock is ahead. */
  clockAhead: number;
  /** The Content-Security-Policy of everything that is served. */
  policy: string;
  /** Demand Trusted Types of the page. */
  trustedTypes: boolean;
  /** Send what isolates a page (COOP, COEP), so that it has shared memory. */
  isolated: boolean;
  /** Send models with one bit changed. */
  damaged: boolean;
  publishNewKey(): Promise<void>;
  open(blob: string): Promise<Opened>;
  /** The challenge's origin, or why it is none of ours. */
  challengeOrigin(challenge: string): Promise<string>;
  trustedKey(): string;
  close(): Promise<void>;
}

async function browserModels(): Promise<Uint8Array<ArrayBuffer>> {
  const manifest = await readManifest();
  const models = Object.values(OBSERVE_MODEL_NAMES).map(async (name) => {
    const { version, sha256 } = findModel(manifest, name);
    return { name, version, sha256, weights: new Uint8Array(await loadModel(name)) };
  });
  return encodeModelBundle(await Promise.all(models));
}

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** @param site folder of a built site with the SDK's assets in it; without it: a page of the tests and the SDK's dist */
export async function startCaptureServer(site?: string): Promise<CaptureServer> {
  const secret = generateChallengeSecret();
  const bundle = await browserModels();
  const etag = `"${createHash('sha256').update(bundle).digest('hex')}"`;
  let ring = await createKeyRing(Date.now());
  const refusals = new Map<Path, number>();
  const log: string[] = [];
  const app = express();

  app.use((request, response, next) => {
    // Of the assets the runtime's threads start workers by their URLs; a built site may have policies of its own.
    const own = site === undefined && server.trustedTypes && !request.path.startsWith('/face-sdk/');
    response.set('Content-Security-Policy', own ? `${server.policy}; ${TRUSTED}` : server.policy);
    if (server.isolated) {
      response.set('Cross-Origin-Opener-Policy', 'same-origin');
      response.set('Cross-Origin-Embedder-Policy', 'require-corp');
    }
    next();
  });
  if (site === undefined) {
    app.use('/face-sdk', express.static(file('../dist/assets')));
    app.use('/sdk', express.static(file('../dist')));
  }
  app.use('/', express.static(site ?? file('./page')));

  const octets = (response: Answer, bytes: Uint8Array) =>
    response.type('application/octet-stream').send(Buffer.from(bytes));
  app.use('/api/v1/:path', (request, response, next) => {
    const path = request.params.path as Path;
    response.on('finish', () => {
      log.push(`${request.method} ${path} ${response.statusCode}`);
    });
    if (server.silent.has(path)) return;
    const status = refusals.get(path);
    if (status !== undefined) response.sendStatus(status);
    else if (server.postOnly && request.method !== 'POST') response.sendStatus(404);
    else next();
  });
  app.all('/api/v1/models', (request, response) => {
    if (request.get('If-None-Match') === etag) {
      response.status(304).end();
      return;
    }
    const sent = new Uint8Array(bundle);
    if (server.damaged) sent[sent.length - 1000] = (sent.at(-1000) ?? 0) ^ 1;
    octets(response.set('ETag', etag), sent);
  });
  app.post('/api/v1/pub_key', (_, response) => {
    octets(response, encodeKeySet(publicKeySet(ring)));
  });
  app.post('/api/v1/process', async (request, response) => {
    // Opened and not examined: what matters here is what arrives.
    const form = await new Response(Readable.toWeb(request) as ReadableStream, {
      headers: { 'Content-Type': request.get('Content-Type') ?? '' },
    }).formData();
    const sent = form.get('file');
    const opened = await server.open(sent instanceof File ? await sent.text() : '');
    response.json({ message: opened.ok ? 'FEEDBACK_CAPTURED' : opened.reason });
  });
  app.post('/api/v1/time', async (request, response) => {
    const { kid } = currentKey(ring);
    const now = Date.now() + server.clockAhead;
    const origin = request.get('Origin') ?? server.origin;
    const issued = await issueChallenge({ origin, kid }, secret, now);
    octets(response, encodeServerTime({ time: now, ...issued, kid }));
  });

  const listening = await new Promise<Server>((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started));
  });
  const { port } = listening.address() as AddressInfo;
  const server: CaptureServer = {
    origin: `http://127.0.0.1:${port}`,
    log,
    silent: new Set(),
    postOnly: false,
    clockAhead: 0,
    policy: POLICY,
    trustedTypes: true,
    damaged: false,
    isolated: false,
    refuse(path, status) {
      if (status === null) refusals.delete(path);
      else refusals.set(path, status);
    },
    async publishNewKey() {
      ring = publishNextKey(await addNextKey(ring, Date.now()), Date.now());
    },
    async open(blob) {
      return openCapture(blob, await importOpeningKeys(ring, Date.now()));
    },
    async challengeOrigin(challenge) {
      const claims = await verifyChallenge(challenge, secret, Date.now() + server.clockAhead);
      return typeof claims === 'string' ? claims : claims.origin;
    },
    trustedKey: () => currentKey(ring).kid,
    async close() {
      listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
  return server;
}
