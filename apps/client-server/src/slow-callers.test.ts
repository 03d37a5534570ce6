import { expect, test } from 'vitest';
import { eventually, rawConnection, startClientServer, startUpstream } from '../test/stand.ts';

const HEAD = 'POST /api/v1/process HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n';

test('one address has only so many uploads under way; others do not notice', async () => {
  const iws = await startUpstream((request, response) => {
    request.resume().once('end', () => response.end('{}'));
  });
  const { port, url } = await startClientServer(iws.url, {
    CLIENT_SERVER_UPLOADS_PER_ADDRESS: '2',
    CLIENT_SERVER_TRUSTED_PROXIES: '1',
  });
  const begin = async (address: string) => {
    const caller = await rawConnection(port);
    caller.socket.write(`${HEAD}X-Forwarded-For: ${address}\r\n\r\nhalf`);
    return caller;
  };
  const first = await begin('192.0.2.1');
  await eventually(() => iws.requests.length === 1);
  const second = await begin('192.0.2.1');
  await eventually(() => iws.requests.length === 2);
  const post = (address: string) =>
    fetch(`${url}/api/v1/process`, {
      method: 'POST',
      body: 'x',
      headers: { 'x-forwarded-for': address },
    });
  const refused = await post('192.0.2.1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.json()).toMatchObject({ code: 503, message: 'ERROR_SERVER_BUSY' });
  expect((await post('192.0.2.2')).status).toBe(200);
  expect(iws.requests).toHaveLength(3);

  first.socket.write(Buffer.alloc(300_000 - 4));
  await expect.poll(first.text).toContain('HTTP/1.1 200');
  expect((await post('192.0.2.1')).status).toBe(200);
  second.socket.destroy();
  await eventually(() => iws.requests[1]?.socket.destroyed === true);
  await Promise.all([begin('192.0.2.1'), begin('192.0.2.1')]);
  await eventually(() => iws.requests.length === 6);
});

test('an upload below the least pace gets 408 and frees its place', async () => {
  const iws = await startUpstream((request) => request.resume());
  const { port } = await startClientServer(iws.url);
  const { socket, text } = await rawConnection(port);
  const began = performance.now();
  socket.write(`${HEAD}\r\n`);
  const drip = setInterval(() => socket.write('drip'), 100);
  await expect.poll(text).toContain('HTTP/1.1 408');
  clearInterval(drip);
  expect(performance.now() - began).toBeGreaterThan(2_500);
  expect(text()).toContain('"code":501');
  await eventually(() => iws.requests[0]?.socket.destroyed === true);
});

test('an upload at a modest pace arrives', async () => {
  const iws = await startUpstream((request, response) => {
    request.resume().once('end', () => response.end('{}'));
  });
  const { port } = await startClientServer(iws.url);
  const { socket, text } = await rawConnection(port);
  socket.write(`${HEAD}\r\n`);
  for (let sent = 0; sent < 300_000; sent += 7_500) {
    socket.write(Buffer.alloc(7_500));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await expect.poll(text).toContain('HTTP/1.1 200');
});

test('a caller that takes none of its answers is cut', async () => {
  const { port } = await startClientServer('http://127.0.0.1:9', {
    CLIENT_SERVER_ANSWER_TIMEOUT_MS: '100',
    CLIENT_SERVER_BODY_TIMEOUT_MS: '1000',
  });
  const { socket, text, closed } = await rawConnection(port);
  socket.pause();
  // Whole requests only: one that is half here has a timer of its own.
  const request = 'GET /healthz HTTP/1.1\r\nHost: x'.padEnd(60, 'x');
  const batch = `${request}\r\n\r\n`.repeat(256);
  let asked = 0;
  // Until nothing more goes out: the server has stopped to read, because its answers are not taken.
  for (let i = 0; i < 5_000 && socket.writableLength === 0; i++) {
    socket.write(batch);
    asked += 256;
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  expect(socket.writableLength).toBeGreaterThan(0);
  // The write that waits fails when the server cuts the connection; nothing is read until then.
  await closed;
  expect(text()).toBe('');
  expect(asked).toBeGreaterThan(0);
});
