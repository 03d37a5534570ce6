import { PROBLEM_BODY } from '@iws/protocol';
import { expect, test } from 'vitest';
import { eventually, nobody, startClientServer, startUpstream } from '../test/stand.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

test('session and trace reach the IWS and stand in the log', async () => {
  const iws = await startUpstream((request, response) => {
    response.setHeader('requestid', String(request.headers.requestid));
    response.end('time');
  });
  const { url, logged } = await startClientServer(iws.url);
  const headers = {
    requestID: 'session-1',
    traceparent: `00-${TRACE}-${SPAN}-01`,
    tracestate: 'vendor=1',
  };
  const answer = await fetch(`${url}/api/v1/time`, { method: 'POST', headers });
  expect(answer.headers.get('requestid')).toBe('session-1');
  expect(iws.requests[0]?.headers).toMatchObject({
    requestid: 'session-1',
    traceparent: headers.traceparent,
    tracestate: 'vendor=1',
  });
  await eventually(() => logged().includes('exchange'));
  expect(logged()).toContain(`"requestID":"session-1","trace_id":"${TRACE}","span_id":"${SPAN}"`);
});

test('a session of other characters and a broken trace are not logged', async () => {
  const iws = await startUpstream((_request, response) => response.end('time'));
  const { url, logged } = await startClientServer(iws.url);
  const headers = { requestID: 'x'.repeat(129), traceparent: `00-${TRACE}` };
  await fetch(`${url}/api/v1/time`, { method: 'POST', headers });
  await eventually(() => logged().includes('exchange'));
  expect(logged()).not.toMatch(/requestID|trace_id/);
});

test('errors made here are problem details for those who ask', async () => {
  const { url } = await startClientServer(await nobody());
  const headers = { Accept: 'application/problem+json' };
  for (const [path, status] of [
    ['time', 502],
    ['nothing', 404],
  ] as const) {
    const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST', headers });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ]);
    const body = (await answer.json()) as Record<string, unknown>;
    expect(Object.keys(body)).toEqual(expect.arrayContaining(PROBLEM_BODY['required'] as string[]));
    expect(body).toMatchObject({ status });
  }
});

test('a token that the IWS refuses is our failure, not the caller’s', async () => {
  const iws = await startUpstream((_request, response) => {
    response.writeHead(401, { 'www-authenticate': 'Bearer realm="iws"' }).end('{}');
  });
  const { url, logged } = await startClientServer(iws.url);
  const answer = await fetch(`${url}/api/v1/time`, { method: 'POST' });
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([502, null]);
  expect(await answer.json()).toMatchObject({ message: 'ERROR_SERVER_CONNECTION_FAILURE' });
  expect(logged()).toContain('the IWS refuses the access token');
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
});
