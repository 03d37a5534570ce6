import { Blob as NodeBlob, File as NodeFile } from 'node:buffer';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CaptureFailure } from './failure';
import { processCapture } from './process-capture';

let server: Server;
let url: string;
let answer: { status: number; type?: string; body: string };
let received: { headers: IncomingMessage['headers']; body: string } | undefined;

// Forms and blobs of the test's DOM are none to fetch, which is Node's own: take them from Node too.
beforeAll(async () => {
  const form = await new Response(new URLSearchParams({ a: 'b' })).formData();
  vi.stubGlobal('FormData', form.constructor);
  vi.stubGlobal('Blob', NodeBlob);
  vi.stubGlobal('File', NodeFile);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

beforeEach(async () => {
  received = undefined;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received = { headers: request.headers, body: Buffer.concat(chunks).toString('latin1') };
      response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json' });
      response.end(answer.body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const send = () =>
  processCapture(new Blob(['sealed words']), { url, requestId: 'visit-1', enableQuality: false });

const json = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) });

const failureOfSend = async () => {
  const error = await send().then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CaptureFailure)) throw new Error('expected a CaptureFailure');
  return error.failure;
};

describe('processCapture', () => {
  it('sends the sealed capture as the file, with the names of the visit', async () => {
    answer = json(200, { code: 200, message: 'FEEDBACK_CAPTURED', refid: 'r', data: {} });
    await expect(send()).resolves.toMatchObject({ outcome: 'captured' });
    expect(received?.headers['requestid']).toBe('visit-1');
    expect(received?.headers['logapitrigger']).toBe('true');
    expect(received?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(received?.body).toContain('name="file"; filename="bdata"');
    expect(received?.body).toContain('sealed words');
    expect(received?.body).toMatch(/name="enableQuality"\r\n\r\nfalse/);
  });

  it.each(['FEEDBACK_RETRY', 'FEEDBACK_RETRY_INSECURE'])('takes %s for a result', async (name) => {
    answer = json(400, { code: 401, message: name, refid: 'r', data: { image: 'abc' } });
    await expect(send()).resolves.toMatchObject({
      outcome: 'refused',
      answer: { message: name, data: { image: 'abc' } },
    });
  });

  it('takes an error of the table for a failure', async () => {
    answer = json(400, { code: 605, message: 'ERROR_REQUEST_REPLAYED', refid: 'W-1' });
    expect(await failureOfSend()).toMatchObject({
      kind: 'tooLate',
      name: 'ERROR_REQUEST_REPLAYED',
      code: 605,
      refid: 'W-1',
    });
  });

  it('takes a page of some proxy for a server that is away', async () => {
    answer = { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' };
    expect(await failureOfSend()).toMatchObject({ kind: 'serverAway', code: 500 });
  });

  it('takes no connection for a server that is away', async () => {
    answer = json(200, {});
    await new Promise((closed) => server.close(closed));
    expect(await failureOfSend()).toMatchObject({
      kind: 'serverAway',
      name: 'ERROR_SERVER_CONNECTION_FAILURE',
      code: 500,
    });
  });

  it.each([[null], [[]], ['text'], [{}], [{ message: 'FEEDBACK_OTHER', refid: 'r' }]])(
    'takes the answer %j for a failure, never for a result',
    async (body) => {
      answer = json(200, body);
      expect((await failureOfSend()).kind).toBe('internal');
    },
  );
});
