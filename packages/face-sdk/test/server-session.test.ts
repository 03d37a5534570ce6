import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEndpoints, type TrustOptions } from '../src/bootstrap/endpoints.ts';
import { ServerSession } from '../src/bootstrap/server-session.ts';
import { startCaptureServer, type CaptureServer } from './capture-server.ts';

let server: CaptureServer;
beforeEach(async () => {
  server = await startCaptureServer();
});
afterEach(() => server.close());

function connect(trust: TrustOptions = {}): Promise<ServerSession> {
  const url = `${server.origin}/api/v1`;
  const endpoints = [{ URL: `${url}/models` }, { URL: `${url}/pub_key` }, trust];
  return ServerSession.connect(readEndpoints(endpoints));
}

describe('connecting', () => {
  test('models, keys and time', async () => {
    const session = await connect();
    expect(session.models.map((model) => model.name).sort()).toEqual([
      'blazeface_short',
      'facemesh',
      'fr_eye',
    ]);
    const stamp = await session.take();
    expect(stamp.recipient.kid).toBe(server.trustedKey());
    expect(Math.abs(stamp.issuedAt - Date.now())).toBeLessThan(1000);
  });

  test('by POST where GET is not routed', async () => {
    server.postOnly = true;
    await connect();
    expect(server.log).toContain('GET models 404');
    expect(server.log).toContain('POST models 200');
  });

  test.each([
    ['models', 500, 'ERROR_FETCH_INTERNAL'],
    ['pub_key', 503, 'ERROR_FETCH_INTERNAL'],
    ['time', 404, 'ERROR_FETCH_INTERNAL'],
    ['time', 403, 'FEEDBACK_LICENCE_INVALID'],
    ['models', 502, 'ERROR_SERVER_CONNECTION_FAILURE'],
    ['pub_key', 504, 'ERROR_SERVER_CONNECTION_FAILURE'],
  ] as const)('%s answers %i: %s', async (path, status, reason) => {
    server.refuse(path, status);
    await expect(connect()).rejects.toMatchObject({ reason });
  });

  test('nobody there', async () => {
    const endpoints = readEndpoints([{ URL: 'http://127.0.0.1:9/api/v1/models' }]);
    await expect(ServerSession.connect(endpoints)).rejects.toMatchObject({
      reason: 'ERROR_SERVER_CONNECTION_FAILURE',
    });
  });

  test('models that are not what their hash says', async () => {
    server.damaged = true;
    await expect(connect()).rejects.toMatchObject({ reason: 'ERROR_MODEL_FAIL' });
  });

  test('only trusted keys', async () => {
    await connect({ trustedKeys: [server.trustedKey()] });
    const other = connect({ trustedKeys: ['x'.repeat(43)] });
    await expect(other).rejects.toMatchObject({ reason: 'ERROR_FETCH_INTERNAL' });
  });
});

describe('a stamp for a capture', () => {
  test('tells the time of the server, not of the device', async () => {
    server.clockAhead = 3_600_000;
    const { issuedAt } = await (await connect()).take();
    expect(Math.abs(issuedAt - Date.now() - 3_600_000)).toBeLessThan(1000);
  });

  test('each has a challenge of its own', async () => {
    const session = await connect();
    const [first, second] = [await session.take(), await session.take()];
    expect(first.challenge).not.toBe(second.challenge);
    expect(server.log.filter((line) => line === 'POST time 200')).toHaveLength(2);
  });

  test('a challenge that is still good is kept', async () => {
    const session = await connect();
    await session.prepare(120_000);
    await session.take();
    expect(server.log.filter((line) => line === 'POST time 200')).toHaveLength(1);
  });

  test('one that would expire meanwhile is renewed', async () => {
    const session = await connect();
    await session.prepare(301_000);
    expect(server.log.filter((line) => line === 'POST time 200')).toHaveLength(2);
  });

  test('a new key is fetched when the server names it', async () => {
    const session = await connect();
    const { recipient } = await session.take();
    await server.publishNewKey();
    const next = await session.take();
    expect(next.recipient.kid).toBe(server.trustedKey());
    expect(next.recipient.kid).not.toBe(recipient.kid);
    expect(server.log.filter((line) => line === 'POST pub_key 200')).toHaveLength(2);
  });

  test('a new key that is not trusted is not used', async () => {
    const session = await connect({ trustedKeys: [server.trustedKey()] });
    await session.take();
    await server.publishNewKey();
    await expect(session.take()).rejects.toMatchObject({ reason: 'ERROR_FETCH_INTERNAL' });
  });

  test('the server has gone since', async () => {
    const session = await connect();
    await session.take();
    server.refuse('time', 502);
    await expect(session.take()).rejects.toMatchObject({
      reason: 'ERROR_SERVER_CONNECTION_FAILURE',
    });
  });
});
