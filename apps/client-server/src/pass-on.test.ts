import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { bodyOf, rawConnection, startClientServer, startUpstream } from '../test/stand.ts';

test('a capture arrives byte for byte, with the page that it came from', async () => {
  let seen: { body: Buffer; type: string | undefined } | undefined;
  const iws = await startUpstream((request, response) => {
    void bodyOf(request).then((body) => {
      seen = { body, type: request.headers['content-type'] };
      response.setHeader('x-request-id', 'the-id').setHeader('content-type', 'application/json');
      response.end('{"code":200}');
    });
  });
  const { url } = await startClientServer(iws.url);
  const capture = randomBytes(300_000);
  const form = new FormData();
  form.set('file', new Blob([capture]), 'bdata');
  const answer = await fetch(`${url}/api/v1/process?x=1`, {
    method: 'POST',
    body: form,
    headers: { origin: 'https://shop.example', referer: 'https://shop.example/pay' },
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ code: 200 });
  expect(answer.headers.get('x-request-id')).toBe('the-id');
  expect(seen?.type).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen?.body.includes(capture)).toBe(true);
  expect(iws.requests[0]?.url).toBe('/api/v1/process?x=1');
  expect(iws.requests[0]?.headers).toMatchObject({
    origin: 'https://shop.example',
    referer: 'https://shop.example/pay',
  });
});

test('what would let a caller speak for somebody else stays outside', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { port } = await startClientServer(iws.url, { IWS_ACCESS_TOKEN: 'token-of-the-server' });
  const { socket, closed } = await rawConnection(port);
  socket.write(
    [
      'POST /api/v1/time HTTP/1.1',
      'Host: shop.example',
      'Content-Length: 0',
      'Authorization: Bearer of-the-caller',
      'Cookie: session=1',
      'Forwarded: for=10.0.0.1',
      'X-Forwarded-For: 10.0.0.1',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Proto: https',
      'X-Real-IP: 10.0.0.1',
      'Via: 1.1 evil',
      'TE: trailers',
      'Keep-Alive: timeout=5',
      'Proxy-Authorization: Basic eDp5',
      'Upgrade-Insecure-Requests: 1',
      'X-DEBUG: true',
      'Connection: close, requestID',
      'requestID: session-7',
      'LogAPITrigger: true',
      '',
      '',
    ].join('\r\n'),
  );
  await closed;
  const headers = iws.requests[0]?.headers ?? {};
  expect(Object.keys(headers).sort()).toEqual([
    'authorization',
    'connection',
    'content-length',
    'host',
    'logapitrigger',
    'requestid',
  ]);
  expect(headers.authorization).toBe('Bearer token-of-the-server');
  expect(headers.connection).toBe('keep-alive');
  expect(headers.host).toBe(new URL(iws.url).host);
});

test('the answer keeps its ETag and loses cookies, CORS and the connection of the IWS', async () => {
  const iws = await startUpstream((request, response) => {
    if (request.headers['if-none-match'] === '"v1"')
      response.writeHead(304, { etag: '"v1"' }).end();
    else {
      response.writeHead(200, {
        etag: '"v1"',
        'content-type': 'application/octet-stream',
        'set-cookie': 'a=b',
        server: 'inside/1.0',
        'access-control-allow-origin': '*',
        connection: 'close, x-inner',
        'x-inner': '1',
      });
      response.end('models');
    }
  });
  const { url } = await startClientServer(iws.url);
  const first = await fetch(`${url}/api/v1/models`);
  expect(await first.text()).toBe('models');
  expect(first.headers.get('etag')).toBe('"v1"');
  expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  for (const name of ['set-cookie', 'server', 'access-control-allow-origin', 'x-inner']) {
    expect(first.headers.get(name)).toBeNull();
  }
  const second = await fetch(`${url}/api/v1/models`, { headers: { 'if-none-match': '"v1"' } });
  expect(second.status).toBe(304);
});

test('a body of unknown length stays one', async () => {
  const iws = await startUpstream((request, response) => {
    void bodyOf(request).then((body) =>
      response.end(createHash('sha256').update(body).digest('hex')),
    );
  });
  const { port } = await startClientServer(iws.url);
  const { socket, text, closed } = await rawConnection(port);
  socket.write('POST /api/v1/process HTTP/1.1\r\nHost: x\r\nConnection: close\r\n');
  socket.write('Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n');
  await closed;
  expect(text()).toContain(createHash('sha256').update('hello world').digest('hex'));
  expect(iws.requests[0]?.headers['transfer-encoding']).toBe('chunked');
});

test('only the listed endpoints are passed on', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { url } = await startClientServer(iws.url);
  const closed = [
    'matchWithSelfie',
    'face/as',
    'secure/face/as',
    'face/generateTemplateFromImage',
    'Process',
    'process/',
    'process/../face/as',
    '%70rocess/x',
    '',
  ];
  for (const path of closed) {
    const answer = await fetch(`${url}/api/v1/${path}`, { method: 'POST' });
    expect(answer.status, path).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 501, message: 'ERROR_INVALID_JSON' });
  }
  expect((await fetch(`${url}/metrics`)).status).toBe(404);
  expect((await fetch(`${url}/api/v1/%ff`)).status).toBe(404);
  expect(iws.requests).toHaveLength(0);

  const more = await startClientServer(iws.url, { CLIENT_SERVER_ROUTES: 'face/as,time' });
  expect((await fetch(`${more.url}/api/v1/face/as`, { method: 'POST' })).status).toBe(200);
  expect((await fetch(`${more.url}/api/v1/process`, { method: 'POST' })).status).toBe(404);
});

test('another method is refused, and a GET with a body', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { url, port } = await startClientServer(iws.url);
  const get = await fetch(`${url}/api/v1/process`);
  expect(get.status).toBe(405);
  expect(get.headers.get('allow')).toBe('POST');
  const { socket, text } = await rawConnection(port);
  socket.write('GET /api/v1/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\n');
  socket.write('Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n');
  await expect.poll(text).toContain('"code":501');
  expect(iws.requests).toHaveLength(0);
});
