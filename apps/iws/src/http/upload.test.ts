import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import express, { type Request } from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asRefusal } from './server-refusal.ts';
import { receiveJson } from './json-body.ts';
import { receiveFields, receiveUpload } from './upload.ts';

/*
 * A body that is too large is refused while it still arrives, and what arrives after that is thrown away:
 * a caller that goes on sending must not fill the memory.
 */

interface Refused {
  readonly errorCase: string;
  /** Who still takes the body: its pipes and listeners. */
  readonly readers: number;
  readonly request: Request;
}

const MIB = 1024 * 1024;
const FORM = 'multipart/form-data; boundary=x';
const part = (name: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;

const refused: Refused[] = [];
const app = express();
for (const [path, receive] of [
  ['/upload', receiveUpload],
  ['/fields', receiveFields],
  ['/json', receiveJson],
] as const) {
  app.post(path, (req, res) => {
    receive(req, res).then(
      () => res.end(),
      (thrown: unknown) => {
        const { errorCase } = asRefusal(thrown);
        refused.push({ errorCase, readers: req.listenerCount('data'), request: req });
        res.status(413).set('Connection', 'close').end();
      },
    );
  });
}
const server = app.listen(0, '127.0.0.1');
beforeAll(async () => {
  if (!server.listening) await once(server, 'listening');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a chunked body without end until the server has refused it. */
async function sendForever(path: string, type: string, head: string): Promise<Refused | undefined> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1').on('error', () => undefined);
  const before = refused.length;
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n`);
  socket.write('Transfer-Encoding: chunked\r\n\r\n');
  const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
  socket.write(chunk(head));
  const more = chunk('x'.repeat(MIB));
  for (let sent = 0; sent < 40 && refused.length === before && !socket.destroyed; sent += 1) {
    if (!socket.write(more)) {
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  socket.destroy();
  return refused[before];
}

it.each([
  ['/upload', FORM, part('file', '; filename="f"')],
  ['/upload', FORM, part('note')],
  ['/upload', FORM, `${part('first')}x\r\n${part('file', '; filename="f"')}`],
  ['/fields', FORM, part('image')],
  ['/json', 'application/json', '{"image":"'],
])('%s lets go of a body of type %s without end', async (path, type, head) => {
  const answer = await sendForever(path, type, head);
  expect(answer?.errorCase).toBe('ERROR_PAYLOAD_TOO_LARGE');
  expect(answer?.readers).toBe(0);
});
