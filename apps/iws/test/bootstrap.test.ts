import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ERROR_BODY,
  KEY_SET,
  parseKeySet,
  parseModelBundle,
  parseServerTime,
  SERVER_TIME,
} from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, postCapture, sealedCapture, serverTime } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const ask = (path: string, request: RequestInit = {}) =>
  fetch(`${server.url}/api/v1/${path}`, {
    method: 'POST',
    ...request,
    headers: { Origin: ORIGIN, ...(request.headers as Record<string, string> | undefined) },
  });
const octets = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe.each(['models', 'pub_key', 'time'])('%s', (path) => {
  it('answers with octets to any body of any type', async () => {
    const form = new FormData();
    form.append('anything', 'at all');
    const requests: RequestInit[] = [
      {},
      { body: '' },
      { body: new FormData() },
      { body: form },
      { body: '{', headers: { 'Content-Type': 'application/json' } },
      { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } },
      { body: 'x'.repeat(500_000), headers: { 'Content-Type': 'nonsense' } },
    ];
    for (const request of requests) {
      const response = await ask(path, request);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'application/octet-stream',
      ]);
      expect(response.headers.get('x-request-id')).toMatch(/^W-face-process-/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await octets(response)).length).toBeGreaterThan(100);
    }
  });

  it('takes no large body', async () => {
    const response = await ask(path, { body: new Uint8Array(2 * 1024 * 1024) });
    const body: unknown = await response.json();
    expect(response.status).toBe(413);
    expect(new Ajv2020().validate(ERROR_BODY, body)).toBe(true);
  });
});

it('the models are those of the browser, and are sent once', async () => {
  const response = await ask('models');
  const etag = response.headers.get('etag') ?? '';
  const bundle = await parseModelBundle(await octets(response));
  expect(bundle.map(({ name }) => name).sort()).toEqual(['blazeface_short', 'facemesh', 'fr_eye']);
  expect(bundle.reduce((sum, { weights }) => sum + weights.length, 0)).toBeLessThan(2_500_000);

  const get = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/models`, { headers });
  for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const known = await get({ 'If-None-Match': tag });
    expect([known.status, known.headers.get('etag'), (await octets(known)).length]).toEqual([
      304,
      etag,
      0,
    ]);
  }
  expect((await get({ 'If-None-Match': '"other"' })).status).toBe(200);
  expect((await get({})).headers.get('cache-control')).toBe('no-cache');
  expect((await ask('models', { headers: { 'If-None-Match': etag } })).status).toBe(200);
});

it('the key set is a JWK Set, by GET from anywhere, too', async () => {
  const posted = await octets(await ask('pub_key'));
  const got = await octets(await fetch(`${server.url}/api/v1/pub_key`));
  expect(Buffer.from(got).equals(posted)).toBe(true);
  expect(new Ajv2020().validate(KEY_SET, JSON.parse(Buffer.from(posted).toString()))).toBe(true);
  expect(await parseKeySet(posted)).toHaveLength(1);
});

it('the time comes with a challenge for the origin and the session that asked', async () => {
  const before = Date.now();
  const response = await ask('time', { headers: { requestID: 'session-1' } });
  const content = await octets(response);
  expect(new Ajv2020().validate(SERVER_TIME, JSON.parse(Buffer.from(content).toString()))).toBe(
    true,
  );
  const { time, challenge, expiresAt, kid } = parseServerTime(content);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(Date.now());
  expect(expiresAt - time).toBeGreaterThan(298_000);
  const claims = decodeJwt(challenge);
  expect(claims).toMatchObject({
    origin: ORIGIN,
    kid,
    sid: 'session-1',
    exp: Number(claims.iat) + 300,
  });
  expect((await fetch(`${server.url}/api/v1/time`, { headers: { Origin: ORIGIN } })).status).toBe(
    404,
  );
});

it('the health of the process is text', async () => {
  const response = await fetch(`${server.url}/api/v1/face_health`);
  expect([response.status, await response.text()]).toEqual([200, 'OK']);
});

it.each(['/', '/api/v1/nothing', '/api/v1/process', '/../etc/passwd'])(
  'GET %s finds nothing',
  async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  },
);

it('a rotated key is taken over while the server runs; the old one still opens', async () => {
  const before = await sealedCapture(server.url);
  const { kid } = await serverTime(server.url);
  const keys = fileURLToPath(new URL('../src/commands/keys.ts', import.meta.url));
  const args = ['--folder', join(folder.path, 'data', 'keys'), '--licence', 'test'];
  const rotation = spawnSync(process.execPath, [keys, 'rotate', '--wait', '2', ...args], {
    encoding: 'utf8',
  });
  expect([rotation.status, rotation.stderr]).toEqual([0, '']);
  expect(rotation.stdout.trim().split('\n')).toHaveLength(2);

  const deadline = Date.now() + 60_000;
  while ((await serverTime(server.url)).kid === kid && Date.now() < deadline) await sleep(100);
  expect((await serverTime(server.url)).kid).not.toBe(kid);
  expect((await postCapture(server.url, before)).status).toBe(200);
  expect((await postCapture(server.url, await sealedCapture(server.url))).status).toBe(200);

  const list = spawnSync(process.execPath, [keys, 'list', ...args], { encoding: 'utf8' });
  expect(list.stdout).toContain(kid);
  const again = spawnSync(process.execPath, [keys, 'publish', ...args], { encoding: 'utf8' });
  expect([again.status, again.stderr]).toEqual([1, 'no key waits to be published\n']);
});
