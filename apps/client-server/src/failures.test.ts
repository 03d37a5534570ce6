import { createServer, type AddressInfo, type Socket } from 'node:net';
import { parseRefid } from '@iws/protocol';
import { expect, onTestFinished, test } from 'vitest';
import {
  eventually,
  nobody,
  rawConnection,
  startClientServer,
  startUpstream,
} from '../test/stand.ts';

interface ErrorBody {
  refid: string;
  code: number;
  message: string;
}

async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer> = 'x',
): Promise<[number, ErrorBody, Response]> {
  const answer = await fetch(`${url}/api/v1/process`, { method: 'POST', body });
  return [answer.status, (await answer.json()) as ErrorBody, answer];
}

test('the IWS is away', async () => {
  const { url, logged } = await startClientServer(await nobody());
  const [status, body] = await post(url);
  expect(status).toBe(502);
  expect(body).toMatchObject({ code: 500, message: 'ERROR_SERVER_CONNECTION_FAILURE' });
  expect(parseRefid(body.refid)?.action).toBe('process');
  expect(logged()).toContain(body.refid);
  expect(logged()).toContain('ECONNREFUSED');
  expect(JSON.stringify(body)).not.toContain('ECONNREFUSED');
});

test('the IWS takes the request and never answers', async () => {
  const iws = await startUpstream((request) => request.resume());
  const { url } = await startClientServer(iws.url, { CLIENT_SERVER_ANSWER_TIMEOUT_MS: '150' });
  const [status, body] = await post(url);
  expect(status).toBe(504);
  expect(body).toMatchObject({ code: 500, message: 'ERROR_SERVER_CONNECTION_FAILURE' });
  await eventually(() => iws.requests[0]?.socket.destroyed === true);
});

test('the IWS stops taking a large body: its fault, not the caller’s', async () => {
  const iws = await startUpstream((request) => request.pause());
  const { url } = await startClientServer(iws.url, { CLIENT_SERVER_BODY_TIMEOUT_MS: '3000' });
  const [status, body] = await post(url, new Uint8Array(8_000_000));
  expect(status).toBe(504);
  expect(body.code).toBe(500);
});

test('the IWS cuts the connection before an answer', async () => {
  const iws = await startUpstream((request) => request.socket.destroy());
  const { url } = await startClientServer(iws.url);
  expect((await post(url))[0]).toBe(502);
});

test('what answers is no HTTP', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.end('SSH-2.0-OpenSSH_9.2\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { url } = await startClientServer(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  );
  expect((await post(url))[0]).toBe(502);
  expect(sockets).toHaveLength(1);
});

test('an answer that breaks off in the middle breaks off for the caller too', async () => {
  const iws = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half', () => response.destroy());
  });
  const { url, logged } = await startClientServer(iws.url);
  const answer = await fetch(`${url}/api/v1/process`, { method: 'POST' });
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
  await eventually(() => logged().includes('"outcome":"cut"'));
});

test('an answer that stalls in the middle is cut', async () => {
  const iws = await startUpstream((_request, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('half');
  });
  const { url } = await startClientServer(iws.url, { CLIENT_SERVER_ANSWER_TIMEOUT_MS: '2000' });
  const answer = await fetch(`${url}/api/v1/process`, { method: 'POST' });
  await expect(answer.text()).rejects.toThrow();
});

test('a caller that leaves while sending ends the request to the IWS', async () => {
  const iws = await startUpstream((request) => request.resume());
  const { port, logged } = await startClientServer(iws.url);
  const { socket } = await rawConnection(port);
  socket.write('POST /api/v1/process HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  await eventually(() => iws.requests.length === 1);
  socket.destroy();
  await eventually(() => iws.requests[0]?.socket.destroyed === true);
  await eventually(() => logged().includes('caller left'));
});

test('a caller that leaves while waiting ends the request to the IWS', async () => {
  const iws = await startUpstream((request) => request.resume());
  const { url } = await startClientServer(iws.url);
  const leave = new AbortController();
  const asked = fetch(`${url}/api/v1/process`, { method: 'POST', body: 'x', signal: leave.signal });
  await eventually(() => iws.requests[0]?.complete === true);
  leave.abort();
  await expect(asked).rejects.toThrow();
  await eventually(() => iws.requests[0]?.socket.destroyed === true);
});

test('a caller that is too slow gets 408 and holds nothing', async () => {
  const iws = await startUpstream((request) => request.resume());
  const { port } = await startClientServer(iws.url, { CLIENT_SERVER_BODY_TIMEOUT_MS: '2000' });
  const { socket, text } = await rawConnection(port);
  socket.write('POST /api/v1/process HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
  await expect.poll(text).toContain('HTTP/1.1 408');
  expect(text()).toContain('"code":501');
  await eventually(() => iws.requests[0]?.socket.destroyed === true);
});

test('a body that says it is too large never reaches the IWS', async () => {
  const iws = await startUpstream((_request, response) => response.end('{}'));
  const { url } = await startClientServer(iws.url);
  const [status, body] = await post(url, new Uint8Array(9 * 1024 * 1024));
  expect(status).toBe(413);
  expect(body).toMatchObject({ code: 413, message: 'ERROR_PAYLOAD_TOO_LARGE' });
  expect(iws.requests).toHaveLength(0);
});

test('a body that turns out too large is cut off at the IWS', async () => {
  let ended = false;
  const iws = await startUpstream((request) => {
    request.resume();
    request.once('end', () => (ended = true));
  });
  const { port } = await startClientServer(iws.url);
  const { socket, text } = await rawConnection(port);
  const piece = Buffer.alloc(1024 * 1024, 120);
  socket.write('POST /api/v1/process HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
  for (let i = 0; i < 9; i++) {
    socket.write('100000\r\n');
    socket.write(piece);
    socket.write('\r\n');
  }
  await expect.poll(text).toContain('HTTP/1.1 413');
  await eventually(() => iws.requests[0]?.socket.destroyed === true);
  expect(ended).toBe(false);
});

test('an answer before the end of the request reaches the caller', async () => {
  const iws = await startUpstream((_request, response) => {
    response.writeHead(503, { 'retry-after': '2', 'content-type': 'application/json' });
    response.end('{"code":503}');
  });
  const { url } = await startClientServer(iws.url);
  const [status, body, answer] = await post(url, new Uint8Array(7_000_000));
  expect(status).toBe(503);
  expect(body.code).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('2');
});
