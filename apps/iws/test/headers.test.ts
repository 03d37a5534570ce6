import { ERROR_BODY, PROBLEM_BODY, type ErrorBody, type ProblemBody } from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, postCapture, sealedCapture } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const isErrorBody = new Ajv2020().compile<ErrorBody>(ERROR_BODY);
const isProblem = new Ajv2020().compile<ProblemBody>(PROBLEM_BODY);

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_REPLAY_CAPACITY: '1' });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const time = (headers: Record<string, string>) =>
  fetch(`${server.url}/api/v1/time`, { method: 'POST', headers: { Origin: ORIGIN, ...headers } });
const linesOf = (response: Response) =>
  server.log.filter(({ refid }) => refid === response.headers.get('x-request-id'));

describe("the caller's name for its session", () => {
  it.each(['requestID', 'X-Request-ID', 'LogAPISessionID'])(
    '%s is echoed and logged',
    async (name) => {
      for (const value of ['s', '!~"\\', 'x'.repeat(128)]) {
        const response = await time({ [name]: value, LogAPITrigger: 'true' });
        expect(response.headers.get('requestid')).toBe(value);
        expect(response.headers.get('x-request-id')).toMatch(/^W-face-process-/);
        expect(linesOf(response)).toEqual([
          expect.objectContaining({ level: 30, msg: 'access', requestID: value }),
        ]);
      }
    },
  );

  it.each(['x'.repeat(129), 'a b', 'a\tb', 'caf\u00e9', ''])('%j counts as none', async (value) => {
    const response = await time({ requestID: value, LogAPITrigger: 'true' });
    expect(response.headers.get('requestid')).toBeNull();
    expect(linesOf(response)[0]).not.toHaveProperty('requestID');
  });

  it('is taken from the first header that has one, and is echoed with errors', async () => {
    const names = { LogAPISessionID: 'c', 'X-Request-ID': 'b' };
    expect((await time(names)).headers.get('requestid')).toBe('b');
    expect((await time({ ...names, requestID: 'a' })).headers.get('requestid')).toBe('a');
    const refused = await postCapture(server.url, 'x', { headers: names });
    expect([refused.status, refused.headers.get('requestid')]).toEqual([400, 'b']);
  });

  it('is logged for an access only when LogAPITrigger says so', async () => {
    for (const [value, level] of [
      ['true', 30],
      ['True', 30],
      ['false', 20],
      ['1', 20],
    ] as const) {
      expect(linesOf(await time({ LogAPITrigger: value }))[0]?.['level']).toBe(level);
    }
  });
});

it('the trace of the caller is in every line of log', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const span = '00f067aa0ba902b7';
  const headers = { traceparent: `00-${trace}-${span}-01` };
  const response = await postCapture(server.url, 'not a capture', { headers });
  const lines = linesOf(response);
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) {
    expect(line).toMatchObject({ trace_id: trace, span_id: span, trace_flags: '01' });
  }
  const other = await time({ traceparent: `00-${trace}-${span}` });
  expect(linesOf(other)[0]).not.toHaveProperty('trace_id');
});

describe('an error', () => {
  it.each([undefined, '*/*', 'application/json', 'application/*', 'text/html'])(
    'is of the form of the guide for Accept: %s',
    async (accept) => {
      const headers = accept === undefined ? {} : { Accept: accept };
      const response = await postCapture(server.url, 'x', { headers });
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(isErrorBody(await response.json())).toBe(true);
    },
  );

  it.each(['application/problem+json', 'application/json, application/problem+json'])(
    'is a problem detail for Accept: %s',
    async (Accept) => {
      const response = await postCapture(server.url, 'x', { headers: { Accept } });
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      const body: unknown = await response.json();
      if (!isProblem(body)) throw new Error(JSON.stringify([isProblem.errors, body]));
      expect(body).toMatchObject({
        type: 'urn:iws:error:ERROR_DECRYPTION_FAILED',
        status: response.status,
        code: 601,
        refid: response.headers.get('x-request-id'),
      });
      const unlicensed = await time({ Accept, Origin: 'https://other.example' });
      expect(unlicensed.status).toBe(403);
      expect(isProblem(await unlicensed.json())).toBe(true);
    },
  );

  it('that may pass says when to come again', async () => {
    const Accept = 'application/problem+json';
    const first = await postCapture(server.url, await sealedCapture(server.url), {
      headers: { Accept },
    });
    expect([first.status, first.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    const busy = await postCapture(server.url, await sealedCapture(server.url), {
      headers: { Accept },
    });
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '1']);
    expect(isProblem(await busy.json())).toBe(true);
  });
});

it('every answer is marked as data that nothing stores, shows or guesses about', async () => {
  const answers = [
    await time({}),
    await fetch(`${server.url}/api/v1/face_health`),
    await fetch(`${server.url}/nothing`),
    await postCapture(server.url, 'x'),
    await fetch(`${server.url}/metrics`),
  ];
  for (const { headers } of answers) {
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('server')).toBeNull();
  }
});
