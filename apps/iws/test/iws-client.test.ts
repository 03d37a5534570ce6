import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIwsClient, IwsError, type IwsClient } from '@iws/iws-client';
import { KEY_SET, MATCH_WITH_SELFIE_ANSWER, READYZ, SERVER_TIME } from '@iws/protocol';
import { emptyImage, selfieJpeg } from '@iws/test-faces';
import { Ajv2020 } from 'ajv/dist/2020.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ORIGIN, sealedCapture } from './capture.ts';
import { STRICT, testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const ajv = new Ajv2020();
const TOKEN = 'a-token-of-some-length';

let folder: TestFolder;
let server: TestServer;
let iws: IwsClient;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_ACCESS_TOKEN: TOKEN });
  iws = createIwsClient({ url: `${server.url}/`, origin: ORIGIN, accessToken: TOKEN });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** The error that something rejects with. */
const errorOf = async (promise: Promise<unknown>): Promise<IwsError> => {
  const error: unknown = await promise.then(
    () => new Error('it was answered'),
    (cause: unknown) => cause,
  );
  if (!(error instanceof IwsError)) throw error;
  return error;
};

const picture = async (width = 480) => ({
  template: Buffer.from(await selfieJpeg({ width })).toString('base64'),
  format: 'JPEG',
});

describe('the client', () => {
  it('asks what needs no request', async () => {
    expect(await iws.faceHealth()).toBe('OK');
    expect(await iws.healthz()).toEqual({ status: 'ok' });
    expect(ajv.validate(READYZ, await iws.readyz())).toBe(true);
    expect(ajv.validate(KEY_SET, await iws.pubKey())).toBe(true);
    expect(ajv.validate(SERVER_TIME, await iws.time({ requestId: 'session-7' }))).toBe(true);
    expect((await iws.models()).length).toBeGreaterThan(100_000);
    expect(await iws.metrics()).toContain('# TYPE');
  });

  it('sends captures as forms', async () => {
    const headers = { Authorization: `Bearer ${TOKEN}` };
    const file = await sealedCapture(server.url, { headers });
    const { data, refid } = await iws.process({ file, enableQuality: 'False' });
    expect(refid).toMatch(/^W-face-process-/);
    expect(data.width).toBe(480);
    expect(data.quality).toBeUndefined();
    const error = await errorOf(iws.process({ file }));
    expect([error.name, error.code, error.status]).toEqual(['ERROR_REQUEST_REPLAYED', 605, 400]);
  });

  it('sends pictures as JSON', async () => {
    const request = {
      image: await picture(),
      imageToVerifyAgainst: await picture(600),
      level: 'HIGH',
    };
    const answer = await iws.matchWithSelfie(request);
    expect(ajv.validate(MATCH_WITH_SELFIE_ANSWER, answer)).toBe(true);
    expect(answer.possibleMatch).toBe(true);
  });

  it('rejects with the name, the code and the refid of an error', async () => {
    const { data, width, height } = await emptyImage({ width: 480 });
    const raw = { width, height, channels: 3 } as const;
    const empty = await sharp(data, { raw }).jpeg().toBuffer();
    const error = await errorOf(
      iws.faceAs({ image: empty.toString('base64'), threshold: 'LOW' }, { requestId: 'session-8' }),
    );
    expect([error.name, error.code, error.status]).toEqual(['ERROR_INVALID_IMAGE', 503, 400]);
    expect(error.refid).toMatch(/^W-face-antispoof-/);
    expect(error.message).toBe('/image) No face detected.');
    const lines = server.log.filter(({ refid }) => refid === error.refid);
    expect(lines[0]?.['requestID']).toBe('session-8');
  });

  it('gives what stands beside a refusal', async () => {
    const strictFolder = await testFolder(STRICT);
    const strict = await testServer(strictFolder);
    onTestFinished(async () => {
      await strict.stop();
      strictFolder.remove();
    });
    const asked = createIwsClient({ url: strict.url, origin: ORIGIN });
    const error = await errorOf(asked.process({ file: await sealedCapture(strict.url) }));
    expect([error.name, error.code, error.status]).toEqual(['FEEDBACK_RETRY', 401, 400]);
    expect(error.body).toMatchObject({ data: { image: expect.any(String) as string } });
  });

  it('says when a domain is not licensed and when its token is wrong', async () => {
    const foreign = createIwsClient({
      url: server.url,
      origin: 'https://elsewhere.example',
      accessToken: TOKEN,
    });
    expect((await errorOf(foreign.time())).name).toBe('FEEDBACK_LICENCE_INVALID');
    const unknown = createIwsClient({
      url: server.url,
      origin: ORIGIN,
      accessToken: 'x'.repeat(20),
    });
    expect((await errorOf(unknown.time())).name).toBe('ERROR_UNAUTHORIZED');
  });

  it('has one error for a server that is away, slow, or another', async () => {
    const other = createServer((request, response) => {
      if (request.url?.endsWith('/time')) response.writeHead(404).end('nothing here');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.closeAllConnections());
    onTestFinished(() => void other.close());
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const asked = createIwsClient({ url, origin: ORIGIN });
    const hasty = createIwsClient({ url, origin: ORIGIN, timeout: 200 });
    const failures = [
      await errorOf(asked.time()),
      await errorOf(hasty.healthz()),
      await errorOf(createIwsClient({ url: 'http://127.0.0.1:9', origin: ORIGIN }).healthz()),
    ];
    for (const { name, code, refid } of failures) {
      expect([name, code, refid]).toEqual(['ERROR_SERVER_CONNECTION_FAILURE', 500, null]);
    }
    expect(failures.map(({ status }) => status)).toEqual([404, null, null]);
  });
});
