import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { passOn } from './pass-on.ts';

async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** Sends a request target as it stands; fetch would put it right. */
function ask(port: number, target: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

async function startStand() {
  const [asked, reached]: [string[], string[]] = [[], []];
  const api = await serve((incoming, response) => {
    asked.push(incoming.url ?? '');
    response.end();
  });
  const victim = await serve((incoming, response) => {
    reached.push(incoming.url ?? '');
    response.end('inside');
  });
  const port = await serve((incoming, response) => {
    passOn(`http://127.0.0.1:${api}`, incoming, response);
  });
  return { port, victim, asked, reached };
}

test.each(['http://', 'HTTP://user@', '//', '///'])(
  'a target that begins with %s and a host reaches nobody',
  async (begin) => {
    const { port, victim, asked, reached } = await startStand();
    const answer = await ask(port, `${begin}127.0.0.1:${victim}/api/x`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"message":"ERROR_INVALID_JSON"');
    expect([asked, reached]).toEqual([[], []]);
  },
);

test('path and query travel as they came', async () => {
  const { port, victim, asked, reached } = await startStand();
  const targets = [
    `/api/x?to=http://127.0.0.1:${victim}/`,
    `/\\127.0.0.1:${victim}/api`,
    '/a/../%2e',
  ];
  for (const target of targets) expect(await ask(port, target)).toMatch(/^HTTP\/1\.1 200 /);
  expect(asked).toEqual(targets);
  expect(reached).toEqual([]);
});
