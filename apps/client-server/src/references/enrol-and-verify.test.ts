import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf, eventually, nobody, startClientServer, startUpstream } from '../../test/stand.ts';

const REFID = 'W-face-process-6f0e9d55-42f7-4a5b-8d57-6e7a2f8f7d11-1700000000000';
const TEMPLATE = Buffer.concat([
  Buffer.from('IDENTY'),
  Buffer.from([1, 0, 1, 0, 1, 2, 0, 3]),
  Buffer.from('m/1'),
  randomBytes(520),
]);
const CAPTURED = {
  refid: REFID,
  code: 200,
  message: 'FEEDBACK_CAPTURED',
  data: { templates: { JPEG: 'cGljdHVyZQ==' }, spoof_score: [0.9] },
};
const REFUSED = {
  refid: REFID,
  code: 401,
  message: 'FEEDBACK_RETRY',
  description: 'Something is weird, please try again.',
  data: { image: 'cGljdHVyZQ==' },
  spoof_score: [0.1],
};

interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Answers as an IWS would, by path; what it was asked is kept. */
async function startBackend(
  answers: Readonly<Record<string, readonly [status: number, body: object]>>,
  environment: Record<string, string> = {},
) {
  const asked: Asked[] = [];
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    asked.push({ path, headers: request.headers, body: (await bodyOf(request)).toString() });
    const [status, body] = answers[path.replace('/api/v1/', '')] ?? [404, {}];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const iws = await startUpstream((request, response) => void reply(request, response));
  const folder = mkdtempSync(join(tmpdir(), 'enrol-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const database = join(folder, 'references.db');
  const settings = {
    REFERENCE_KEY: randomBytes(32).toString('base64'),
    REFERENCE_DATABASE: database,
    ...environment,
  };
  const stand = await startClientServer(iws.url, settings);
  return { ...stand, asked, database, settings, iwsUrl: iws.url };
}

const GOOD = {
  process: [200, CAPTURED],
  'face/generateTemplateFromImage': [
    200,
    {
      refid: REFID,
      code: 200,
      data: { templates: { IDENTY_TYPE_1: TEMPLATE.toString('base64') } },
    },
  ],
  matchWithSelfie: [
    200,
    {
      refid: REFID,
      code: 200,
      score: 0.2,
      possibleMatch: true,
      similarityScore: 97,
      matchHighestSecurityLevelReached: 'VERY_HIGH',
    },
  ],
} as const;

async function session(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, { method: 'POST' });
  expect(answer.status).toBe(201);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function post(url: string, path: string, cookie: string) {
  const form = new FormData();
  form.append('file', new Blob(['sealed']), 'bdata');
  const headers = { cookie, origin: 'https://bank.example', authorization: 'Bearer of-the-caller' };
  const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: form });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('enrols by process and template, verifies by process and match, and forgets', async () => {
  const { url, asked, database, logged } = await startBackend(GOOD);
  const cookie = await session(url);

  const enrolled = await post(url, 'enrol', cookie);
  expect(enrolled).toMatchObject({
    status: 201,
    body: { code: 200, message: 'FEEDBACK_ENROLLED', refid: REFID },
  });
  expect(asked.map(({ path }) => path)).toEqual([
    '/api/v1/process',
    '/api/v1/face/generateTemplateFromImage',
  ]);
  expect(JSON.parse(asked[1]?.body ?? '')).toEqual({ image: 'cGljdHVyZQ==', qualityMode: 'ENROL' });
  for (const { headers } of asked) {
    expect(headers).toMatchObject({ origin: 'https://bank.example' });
    expect(headers.cookie).toBeUndefined();
    expect(headers.authorization).toBeUndefined();
  }

  const verified = await post(url, 'verify', cookie);
  expect(verified).toMatchObject({
    status: 200,
    body: {
      message: 'FEEDBACK_VERIFY_COMPLETED',
      verified: true,
      similarityScore: 97,
      matchHighestSecurityLevelReached: 'VERY_HIGH',
    },
  });
  expect(JSON.parse(asked[3]?.body ?? '')).toEqual({
    image: { template: 'cGljdHVyZQ==', format: 'JPEG' },
    imageToVerifyAgainst: { template: TEMPLATE.toString('base64'), format: 'IDENTY_TYPE_1' },
    level: 'HIGH',
  });

  // Neither picture nor template stands in the file or in the log.
  const secrets = [TEMPLATE.subarray(40, 60), Buffer.from('cGljdHVyZQ=='), Buffer.from('picture')];
  for (const secret of secrets) expect(readFileSync(database).includes(secret)).toBe(false);
  expect(logged()).not.toContain('cGljdHVyZQ==');
  expect(logged()).not.toContain(TEMPLATE.toString('base64').slice(0, 40));

  const standing = await fetch(`${url}/api/session`, { headers: { cookie } });
  expect(await standing.json()).toMatchObject({ enrolled: { id: enrolled.body['id'] } });
  expect((await fetch(`${url}/api/session`)).status).toBe(401);

  const { id } = enrolled.body;
  const forget = () =>
    fetch(`${url}/api/enrol/${String(id)}`, { method: 'DELETE', headers: { cookie } });
  expect((await forget()).status).toBe(204);
  expect((await forget()).status).toBe(404);
  expect(await post(url, 'verify', cookie)).toMatchObject({
    status: 404,
    body: { message: 'FEEDBACK_NOT_ENROLLED' },
  });
});

test('a capture that is not accepted enrols and verifies nobody', async () => {
  const { url, asked } = await startBackend({ ...GOOD, process: [400, REFUSED] });
  const cookie = await session(url);
  for (const path of ['enrol', 'verify']) {
    const answer = await post(url, path, cookie);
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 401, message: 'FEEDBACK_RETRY', decision: 'retry' },
    });
    // No picture and no score reach the browser.
    expect(Object.keys(answer.body).sort()).toEqual([
      'code',
      'decision',
      'description',
      'message',
      'refid',
    ]);
  }
  expect(asked.every(({ path }) => path === '/api/v1/process')).toBe(true);
});

test('a picture that is no good reference, and another person', async () => {
  const poor = { refid: REFID, code: 510, message: 'ERROR_POOR_ICAO_QUALITY' };
  const first = await startBackend({ ...GOOD, 'face/generateTemplateFromImage': [400, poor] });
  expect(await post(first.url, 'enrol', await session(first.url))).toMatchObject({
    status: 400,
    body: { code: 510, decision: 'unanswered' },
  });
  const [, match] = GOOD.matchWithSelfie;
  const second = await startBackend(
    { ...GOOD, matchWithSelfie: [200, { ...match, possibleMatch: false }] },
    { PROXY_RESULT: 'decision' },
  );
  const cookie = await session(second.url);
  await post(second.url, 'enrol', cookie);
  const { status, body } = await post(second.url, 'verify', cookie);
  expect([status, body['message'], body['verified']]).toEqual([
    200,
    'FEEDBACK_VERIFY_FAILED',
    false,
  ]);
  expect(body).not.toHaveProperty('similarityScore');
});

test('needs a session, and sees nobody else’s reference', async () => {
  const { url, asked } = await startBackend(GOOD);
  for (const path of ['enrol', 'verify']) {
    expect(await post(url, path, '')).toMatchObject({
      status: 401,
      body: { message: 'ERROR_NO_SESSION' },
    });
  }
  expect(asked).toEqual([]);
  const mine = await session(url);
  const { id } = (await post(url, 'enrol', mine)).body;
  const other = await session(url);
  expect(await post(url, 'verify', other)).toMatchObject({ status: 404 });
  const stolen = await fetch(`${url}/api/enrol/${String(id)}`, {
    method: 'DELETE',
    headers: { cookie: other },
  });
  expect(stolen.status).toBe(404);
  expect(await post(url, 'verify', mine)).toMatchObject({ status: 200 });
});

test('an IWS that is away, or answers nonsense, is a coded error and keeps nothing', async () => {
  const away = await startClientServer(await nobody(), {
    REFERENCE_KEY: randomBytes(32).toString('base64'),
    REFERENCE_DATABASE: join(mkdtempSync(join(tmpdir(), 'enrol-')), 'r.db'),
  });
  expect(await post(away.url, 'enrol', await session(away.url))).toMatchObject({ status: 502 });
  const odd = await startBackend({ ...GOOD, 'face/generateTemplateFromImage': [200, { data: 1 }] });
  const cookie = await session(odd.url);
  expect(await post(odd.url, 'enrol', cookie)).toMatchObject({
    status: 502,
    body: { message: 'ERROR_SERVER_CONNECTION_FAILURE' },
  });
  expect(await post(odd.url, 'verify', cookie)).toMatchObject({ status: 404 });
});

test('a capture that asked for no picture is told so, and keeps nothing', async () => {
  const iso = { ...CAPTURED, data: { templates: { ISO_19794_5: 'RkFD' } } };
  const { url, asked } = await startBackend({ ...GOOD, process: [200, iso] });
  expect(await post(url, 'enrol', await session(url))).toMatchObject({
    status: 400,
    body: { code: 507, message: 'NO_TEMPLATES_SPECIFIED' },
  });
  expect(asked).toHaveLength(1);
});

test('an IWS that is too slow after /process is a time-out, one that refuses our token is away', async () => {
  let answers: 'nothing' | 'refusal' = 'nothing';
  const iws = await startUpstream((request, response) => {
    void bodyOf(request).then(() => {
      if (request.url === '/api/v1/process') response.end(JSON.stringify(CAPTURED));
      else if (answers === 'refusal') {
        const body = { refid: REFID, code: 606, message: 'ERROR_UNAUTHORIZED' };
        response.writeHead(401).end(JSON.stringify(body));
      }
    });
  });
  const folder = mkdtempSync(join(tmpdir(), 'enrol-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { url, logged } = await startClientServer(iws.url, {
    REFERENCE_KEY: randomBytes(32).toString('base64'),
    REFERENCE_DATABASE: join(folder, 'references.db'),
    CLIENT_SERVER_ANSWER_TIMEOUT_MS: '3000',
  });
  const cookie = await session(url);
  expect(await post(url, 'enrol', cookie)).toMatchObject({
    status: 504,
    body: { code: 500, message: 'ERROR_SERVER_CONNECTION_FAILURE' },
  });
  expect(logged()).toContain('no answer in time');
  answers = 'refusal';
  const refused = await post(url, 'enrol', cookie);
  expect(refused).toMatchObject({
    status: 502,
    body: { message: 'ERROR_SERVER_CONNECTION_FAILURE' },
  });
  expect(JSON.stringify(refused.body)).not.toContain('UNAUTHORIZED');
});

test('a question of our own carries session, trace and the page’s origin, and nothing of the caller’s', async () => {
  const { url, asked } = await startBackend(GOOD, { IWS_ACCESS_TOKEN: 'a-token-of-the-server' });
  const cookie = await session(url);
  const form = new FormData();
  form.append('file', new Blob(['sealed']), 'bdata');
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const headers = {
    cookie,
    origin: 'null',
    referer: 'https://bank.example/enrol?step=2',
    requestID: 'session-9',
    LogAPITrigger: 'true',
    traceparent,
    accept: 'application/problem+json',
    'x-forwarded-for': '192.0.2.1',
  };
  await fetch(`${url}/api/enrol`, { method: 'POST', headers, body: form });
  expect(asked[1]?.headers).toMatchObject({
    origin: 'https://bank.example',
    requestid: 'session-9',
    logapitrigger: 'true',
    traceparent,
    authorization: 'Bearer a-token-of-the-server',
    'content-type': 'application/json',
  });
  expect(asked[1]?.headers.accept ?? '*/*').not.toContain('problem');
  for (const name of ['cookie', 'referer', 'x-forwarded-for', 'transfer-encoding']) {
    expect(asked[1]?.headers).not.toHaveProperty(name);
  }
});

test('without a key there are no such endpoints', async () => {
  const { url } = await startClientServer(await nobody());
  expect((await fetch(`${url}/api/session`, { method: 'POST' })).status).toBe(404);
});

test('the hook is given the accepted picture; one that is away changes nothing', async () => {
  const received: unknown[] = [];
  const hook = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      received.push(JSON.parse(body.toString()));
      response.end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void hook.close());
  const { port } = hook.address() as AddressInfo;
  const first = await startBackend(GOOD, {
    CLIENT_SERVER_ACCEPTED_HOOK_URL: `http://127.0.0.1:${port}/abis`,
  });
  await post(first.url, 'enrol', await session(first.url));
  await eventually(() => received.length === 1);
  expect(received[0]).toMatchObject({ refid: REFID, format: 'JPEG', picture: 'cGljdHVyZQ==' });

  const second = await startBackend(GOOD, { CLIENT_SERVER_ACCEPTED_HOOK_URL: await nobody() });
  expect(await post(second.url, 'enrol', await session(second.url))).toMatchObject({ status: 201 });
  await eventually(() => second.logged().includes('not passed on'));
});
