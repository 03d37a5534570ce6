import { expect, test } from 'vitest';
import { eventually, nobody, startClientServer, startUpstream } from '../test/stand.ts';

const CAPTURED = {
  refid: 'W-face-process-0b1f4f6e-7e51-4f0e-9d6a-0f6f6c1c2d3e-1700000000000',
  code: 200,
  message: 'FEEDBACK_CAPTURED',
  upload_ts: 12,
  data: { spoof_score: [0.97], templates: { JPEG: 'abc' } },
};
const REFUSED = {
  ...CAPTURED,
  code: 401,
  message: 'FEEDBACK_RETRY',
  description: 'Something is weird, please try again.',
  data: { image: 'abc' },
  spoof_score: [0],
};

test('PROXY_RESULT=decision gives what was decided and nothing else', async () => {
  let answer: object = CAPTURED;
  let status = 200;
  const iws = await startUpstream((request, response) => {
    expect(request.headers['accept-encoding'] ?? 'identity').toBe('identity');
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
  const { url } = await startClientServer(iws.url, { PROXY_RESULT: 'decision' });
  const ask = async () => {
    const got = await fetch(`${url}/api/v1/process`, { method: 'POST' });
    return { status: got.status, body: await got.json() };
  };
  const { refid } = CAPTURED;
  expect(await ask()).toEqual({
    status: 200,
    body: { refid, code: 200, message: 'FEEDBACK_CAPTURED', decision: 'captured' },
  });
  [answer, status] = [REFUSED, 400];
  const { description } = REFUSED;
  expect(await ask()).toEqual({
    status: 400,
    body: { refid, code: 401, message: 'FEEDBACK_RETRY', description, decision: 'retry' },
  });
  [answer, status] = [{ ...REFUSED, code: 604, message: 'ERROR_REQUEST_EXPIRED' }, 500];
  expect(await ask()).toMatchObject({ status: 500, body: { code: 604, decision: 'unanswered' } });
  [answer, status] = [['no answer of an IWS'], 200];
  expect(await ask()).toMatchObject({ status: 502, body: { code: 500 } });

  const time = await fetch(`${url}/api/v1/time`, {
    method: 'POST',
    headers: { 'accept-encoding': 'identity' },
  });
  expect(await time.json()).toEqual(answer);
});

test.each([
  [true, 'matched'],
  [false, 'different'],
])(
  'PROXY_RESULT=decision hides the scores of a comparison (%s)',
  async (possibleMatch, decision) => {
    const { refid } = CAPTURED;
    const compared = { refid, code: 200, feedbackCode: 'FEEDBACK_MATCHED', possibleMatch };
    const scores = {
      score: 0.4,
      similarityScore: 70,
      multipleFacesImage: false,
      matchHighestSecurityLevelReached: 'MEDIUM',
      data: { as_highest_security_level_reached: 'HIGH' },
    };
    const iws = await startUpstream((_request, response) =>
      response.end(JSON.stringify({ ...compared, ...scores })),
    );
    const { url } = await startClientServer(iws.url, { PROXY_RESULT: 'decision' });
    const got = await fetch(`${url}/api/v1/verifyWithPictureId`, { method: 'POST' });
    expect(await got.json()).toEqual({
      refid,
      code: 200,
      message: 'FEEDBACK_MATCHED',
      possibleMatch,
      decision,
    });
  },
);

test('an address that asks too often gets 429, others do not notice', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { url } = await startClientServer(iws.url, {
    CLIENT_SERVER_RATE_LIMIT: '2',
    CLIENT_SERVER_TRUSTED_PROXIES: '1',
  });
  const ask = (address: string) =>
    fetch(`${url}/api/v1/time`, { method: 'POST', headers: { 'x-forwarded-for': address } });
  expect((await ask('192.0.2.1')).status).toBe(200);
  expect((await ask('192.0.2.1')).status).toBe(200);
  const third = await ask('192.0.2.1');
  expect(third.status).toBe(429);
  expect(await third.json()).toMatchObject({ code: 503, message: 'ERROR_SERVER_BUSY' });
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await ask('192.0.2.2')).status).toBe(200);
  expect(iws.requests).toHaveLength(3);
});

test('without a trusted proxy nobody chooses their own address', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { url } = await startClientServer(iws.url, { CLIENT_SERVER_RATE_LIMIT: '1' });
  const ask = (address: string) =>
    fetch(`${url}/api/v1/time`, { method: 'POST', headers: { 'x-forwarded-for': address } });
  expect((await ask('192.0.2.1')).status).toBe(200);
  expect((await ask('192.0.2.2')).status).toBe(429);
});

test('a full server answers 503 at once and serves again when there is room', async () => {
  const held: (() => void)[] = [];
  const iws = await startUpstream((_request, response) => held.push(() => response.end('{}')));
  const { url } = await startClientServer(iws.url, { CLIENT_SERVER_CONCURRENCY: '1' });
  const first = fetch(`${url}/api/v1/time`, { method: 'POST' });
  await eventually(() => held.length === 1);
  const second = await fetch(`${url}/api/v1/time`, { method: 'POST' });
  expect(second.status).toBe(503);
  expect(second.headers.get('retry-after')).toBe('1');
  held[0]?.();
  expect((await first).status).toBe(200);
  const third = fetch(`${url}/api/v1/time`, { method: 'POST' });
  await eventually(() => held.length === 2);
  held[1]?.();
  expect((await third).status).toBe(200);
});

test('CORS is for the listed origins', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { url } = await startClientServer(iws.url, { CLIENT_SERVER_ORIGINS: 'https://a.example' });
  const preflight = (origin: string) =>
    fetch(`${url}/api/v1/process`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const allowed = await preflight('https://a.example');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://a.example');
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, POST');
  const foreign = await preflight('https://b.example');
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  const post = await fetch(`${url}/api/v1/time`, {
    method: 'POST',
    headers: { origin: 'https://a.example' },
  });
  expect(post.headers.get('access-control-allow-origin')).toBe('https://a.example');
  expect(post.headers.get('access-control-allow-credentials')).toBeNull();
  expect(iws.requests).toHaveLength(1);
});

test('healthz says that it lives, readyz that it can serve', async () => {
  const iws = await startUpstream((_request, response) => response.end('OK'));
  const ready = await startClientServer(iws.url);
  const answer = await fetch(`${ready.url}/readyz`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: 'ready', iws: 'reachable' },
  ]);
  expect(iws.requests[0]?.url).toBe('/api/v1/face_health');

  const alone = await startClientServer(await nobody());
  const waiting = await fetch(`${alone.url}/readyz`);
  expect([waiting.status, await waiting.json()]).toEqual([503, { status: 'waiting', iws: 'away' }]);
  expect((await fetch(`${alone.url}/healthz`)).status).toBe(200);
});

test('no byte of a body is logged', async () => {
  const iws = await startUpstream((request, response) => {
    request.resume().once('end', () => response.end('{"answer":"tulip"}'));
  });
  const { url, logged } = await startClientServer(iws.url);
  const headers = { cookie: 'session=crocus', authorization: 'Bearer crocus' };
  await fetch(`${url}/api/v1/process`, { method: 'POST', body: 'narcissus', headers });
  await eventually(() => logged().includes('"outcome":"answered"'));
  expect(logged()).not.toMatch(/tulip|narcissus|crocus/);
});
