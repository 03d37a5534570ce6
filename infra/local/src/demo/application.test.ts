import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get, request, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDemoApplication } from './application.ts';

async function serve(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function startDemo(apiOrigin = 'http://127.0.0.1:9'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'face-sdk'));
  await writeFile(join(folder, 'index.html'), '<html><body><app-root></app-root></body></html>');
  await writeFile(join(folder, 'main-3F5X2QZP.js'), 'export {};');
  await writeFile(join(folder, 'face-sdk', 'ort.wasm'), Buffer.of(0, 97, 115, 109));
  await writeFile(join(folder, 'face-sdk', 'ort.mjs'), 'export {};');
  await writeFile(join(folder, '.secret'), 'secret');
  return (await serve(createDemoApplication(folder, apiOrigin))).url;
}

/** As a browser's address bar asks; fetch would call itself something else. */
function statusOfNavigation(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/html', 'sec-fetch-mode': 'navigate' };
    get(url, { headers }, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
  });
}

const navigate = { headers: { accept: 'text/html' } };

test('the page is isolated, and its policy lets Angular style and nothing run inline', async () => {
  const url = await startDemo();
  const first = await fetch(url, navigate);
  const policy = first.headers.get('content-security-policy') ?? '';
  const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  expect(await first.text()).toContain(`<app-root ngCspNonce="${nonce}">`);
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toContain('unsafe-inline');
  expect(first.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(first.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(first.headers.get('permissions-policy')).toContain('camera=(self)');
  const second = await fetch(`${url}/index.html`, navigate);
  expect(second.headers.get('content-security-policy')).not.toBe(policy);
});

test('files have their types; hashed names are kept for good, others asked for anew', async () => {
  const url = await startDemo();
  const facts = async (path: string) => {
    const answer = await fetch(url + path);
    return [answer.headers.get('content-type'), answer.headers.get('cache-control')];
  };
  expect(await facts('/main-3F5X2QZP.js')).toEqual([
    'text/javascript; charset=utf-8',
    'public, max-age=31536000, immutable',
  ]);
  expect(await facts('/face-sdk/ort.wasm')).toEqual(['application/wasm', 'no-cache']);
  expect(await facts('/face-sdk/ort.mjs')).toEqual(['text/javascript; charset=utf-8', 'no-cache']);
  const worker = await fetch(`${url}/face-sdk/ort.mjs`);
  expect(worker.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
});

test('an unknown address is the page for the address bar, and missing for everything else', async () => {
  const url = await startDemo();
  expect(await statusOfNavigation(`${url}/result/7`)).toBe(200);
  expect((await fetch(`${url}/gone.js`)).status).toBe(404);
  expect((await fetch(`${url}/result`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${url}/.secret`)).status).toBe(404);
  expect((await fetch(`${url}/%2e%2e/%2e%2e/etc/passwd`)).status).toBe(404);
});

test('/api goes to the client-server as it is, with the address of the caller', async () => {
  const seen: { url?: string | undefined; headers: object; body: string }[] = [];
  const api = await serve((incoming, response) => {
    let body = '';
    incoming.on('data', (part: Buffer) => (body += part.toString()));
    incoming.on('end', () => {
      seen.push({ url: incoming.url, headers: incoming.headers, body });
      response.writeHead(418, { 'x-request-id': 'id' }).end('teapot');
    });
  });
  const url = await startDemo(api.url);
  const answer = await fetch(`${url}/api/v1/process?a=b`, {
    method: 'POST',
    body: 'sealed',
    headers: { 'x-forwarded-for': '192.0.2.1', origin: url },
  });
  expect([answer.status, await answer.text()]).toEqual([418, 'teapot']);
  expect(answer.headers.get('x-request-id')).toBe('id');
  expect(seen).toMatchObject([
    {
      url: '/api/v1/process?a=b',
      body: 'sealed',
      headers: { origin: url, 'x-forwarded-for': '127.0.0.1' },
    },
  ]);
});

test('without a client-server /api answers with a coded error', async () => {
  const { server, url: away } = await serve(() => undefined);
  server.close();
  const url = await startDemo(away);
  const answer = await fetch(`${url}/api/v1/time`, { method: 'POST' });
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({
    code: 500,
    message: 'ERROR_SERVER_CONNECTION_FAILURE',
  });
});

test('a caller that leaves ends the request behind', async () => {
  let left = false;
  let asked = false;
  const api = await serve((incoming) => {
    asked = true;
    incoming.socket.once('close', () => (left = true));
  });
  const url = await startDemo(api.url);
  const call = request(`${url}/api/v1/process`, { method: 'POST' });
  call.on('error', () => undefined);
  call.write('half');
  await expect.poll(() => asked).toBe(true);
  call.destroy();
  await expect.poll(() => left).toBe(true);
});
