import { ENDPOINTS, ERROR_BODY, type ErrorBody } from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ORIGIN, postCapture, sealedCapture } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const TOKEN = 'a-token-of-more-than-16-letters==';
const WITH_TOKEN = { Authorization: `Bearer ${TOKEN}` };
const isErrorBody = new Ajv2020().compile<ErrorBody>(ERROR_BODY);

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_ACCESS_TOKEN: TOKEN });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const ask = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { method, headers: { Origin: ORIGIN, ...headers } });

async function refused(response: Response, challenge: string): Promise<void> {
  const body: unknown = await response.json();
  if (!isErrorBody(body)) throw new Error(JSON.stringify(body));
  expect([response.status, body.message, body.code]).toEqual([401, 'ERROR_UNAUTHORIZED', 606]);
  expect(response.headers.get('www-authenticate')).toBe(challenge);
  expect(JSON.stringify(body)).not.toContain(TOKEN);
}

const api = Object.values(ENDPOINTS).filter(
  (path) => path.startsWith('/api/') && path !== ENDPOINTS.faceHealth,
);

it.each([...api, '/api/v1/nothing', '/API/v1/time', '/api/v1/TIME/'])(
  '%s needs the token, by GET and POST',
  async (path) => {
    for (const method of ['GET', 'POST']) {
      await refused(await ask(method, path), 'Bearer realm="iws"');
      for (const wrong of [
        `Bearer ${TOKEN}x`,
        `Bearer ${TOKEN.slice(0, -1)}`,
        `Bearer ${TOKEN} ${TOKEN}`,
        'Bearer',
        `Basic ${TOKEN}`,
        TOKEN,
      ]) {
        await refused(
          await ask(method, path, { Authorization: wrong }),
          'Bearer realm="iws", error="invalid_token"',
        );
      }
    }
  },
);

it('with it everything is answered', async () => {
  for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
    const answer = await ask('POST', ENDPOINTS.time, { Authorization: `${scheme} ${TOKEN}` });
    expect(answer.status).toBe(200);
  }
  expect((await ask('GET', ENDPOINTS.keySet, WITH_TOKEN)).status).toBe(200);
});

it('a capture is refused without it before it is read', async () => {
  const response = await postCapture(server.url, 'A'.repeat(1_000_000));
  await refused(response, 'Bearer realm="iws"');
});

it('health needs none and tells whether a token is right', async () => {
  expect((await ask('GET', ENDPOINTS.faceHealth)).status).toBe(200);
  expect((await ask('GET', ENDPOINTS.faceHealth, WITH_TOKEN)).status).toBe(200);
  const wrong = { Authorization: 'Bearer wrong' };
  expect((await ask('GET', ENDPOINTS.faceHealth, wrong)).status).toBe(401);
  for (const path of ['/healthz', '/readyz', '/metrics']) {
    expect((await ask('GET', path)).status).toBe(200);
  }
});

it('is never logged', () => {
  const text = JSON.stringify(server.log);
  expect(text).toContain('ERROR_UNAUTHORIZED');
  expect(text).not.toContain(TOKEN.slice(0, 20));
});

it('none is needed where none is configured', async () => {
  const open = await testServer(folder);
  expect((await postCapture(open.url, await sealedCapture(open.url))).status).toBe(200);
  await open.stop();
});
