import { createServer, request, type ClientRequest } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { bodyOf, eventually, startUpstream } from '../test/stand.ts';
import { passOnBody } from './upload.ts';

const SIZE = 48 * 1024 * 1024;

test('a fast caller waits for a slow receiver: little is held in between', async () => {
  let take: (() => void) | undefined;
  let arrived = 0;
  const receiver = await startUpstream((incoming) => {
    incoming.pause();
    const whole = () => bodyOf(incoming).then((body) => (arrived = body.length));
    take = () => void whole().catch(() => undefined); // the end of the test may cut it
  });
  let outgoing: ClientRequest | undefined;
  let mostHeld = 0;
  const server = createServer((incoming) => {
    const sending = request(receiver.url, { method: 'POST' });
    outgoing = sending;
    sending.on('error', () => undefined); // the end of the test cuts it
    passOnBody(incoming, sending, SIZE, () => undefined);
    incoming.on('data', () => (mostHeld = Math.max(mostHeld, sending.writableLength)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    outgoing?.destroy();
    server.close();
    server.closeAllConnections();
  });
  const caller = connect((server.address() as AddressInfo).port, '127.0.0.1');
  caller.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${SIZE}\r\n\r\n`);
  caller.write(Buffer.alloc(SIZE));
  onTestFinished(() => void caller.destroy());

  await eventually(() => take !== undefined && outgoing?.writableNeedDrain === true);
  // What neither the kernel nor we hold still waits at the caller.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(caller.writableLength).toBeGreaterThan(0);
  expect(mostHeld).toBeLessThan(1024 * 1024);
  take?.();
  await eventually(() => arrived === SIZE);
});
