import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ENDPOINTS,
  PROCESS_REFUSED,
  SERVER_ERRORS,
  type CaptureOptions,
  type ErrorBody,
  type ProcessRefused,
  type ServerErrorCase,
} from '@iws/protocol';
import { captureSamples, emptyImage, encodeJpeg, groupJpeg, selfieJpeg } from '@iws/test-faces';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorOf, postForm, postJson, reader } from './answers.ts';
import { postCapture, samplesOf, sealedCapture, selfieSamples } from './capture.ts';
import { STRICT, testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

/*
 * Every row of the table of server errors, provoked over HTTP. A new row does not compile here before
 * somebody has said how it is reached, or why it is not.
 */

/** Rows that this server does not answer, and why. */
const ELSEWHERE = {
  ERROR_CLIENT_NOT_EXISTS: 'reserved: no endpoint answers it',
  ERROR_SERVER_CONNECTION_FAILURE: 'answered by the client-server (failures.test.ts there)',
  ERROR_SERVER_CONNECTION_TIMEOUT: 'answered by the client-server (failures.test.ts there)',
  ERROR_GETTING_MODELS: 'the models are read and checked before the server answers anything',
} as const satisfies Partial<Record<ServerErrorCase, string>>;

const workerModule = (name: string) => fileURLToPath(new URL(`./${name}.ts`, import.meta.url));

let folder: TestFolder;
let strictFolder: TestFolder;
let note: string;
/** Believes everybody. */
let server: TestServer;
/** Remembers one capture; its worker dies when it is told to. */
let dying: TestServer;
/** Believes nobody. */
let strict: TestServer;
/** Cannot compare. */
let featureless: TestServer;
/** Answers nobody who does not know its token. */
let guarded: TestServer;
/** Has no model for presentation attacks. */
let clear: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  strictFolder = await testFolder(STRICT);
  note = join(folder.path, 'die');
  process.env['TEST_DEATH_NOTE'] = note;
  server = await testServer(folder);
  dying = await testServer(
    folder,
    { IWS_REPLAY_CAPACITY: '1' },
    { workerModule: workerModule('once-dying-worker') },
  );
  strict = await testServer(strictFolder);
  featureless = await testServer(folder, {}, { workerModule: workerModule('featureless-worker') });
  guarded = await testServer(folder, {
    IWS_ACCESS_TOKEN: 'a-token-that-nobody-here-knows-0123456789',
  });
  clear = await testServer(folder, { IWS_MODEL_SET: 'clear' });
});
afterAll(async () => {
  await Promise.all([server, dying, strict, featureless, guarded, clear].map(({ stop }) => stop()));
  folder.remove();
  strictFolder.remove();
  delete process.env['TEST_DEATH_NOTE'];
});

const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');
const selfie = async () => base64(await selfieJpeg({ width: 480 }));
const match = async (changes: object = {}, { url }: TestServer = server) => {
  const picture = { template: await selfie(), format: 'JPEG' };
  const body = { image: picture, imageToVerifyAgainst: picture, level: 'HIGH', ...changes };
  return postJson(`${url}${ENDPOINTS.matchWithSelfie}`, body);
};
const capture = async (data: Uint8Array) => {
  const [primary] = await selfieSamples();
  if (!primary) throw new Error('a primary was expected');
  const samples = [{ ...primary, data: Uint8Array.from(data) }];
  return postCapture(server.url, await sealedCapture(server.url, { samples }));
};
const template = (image: string, qualityMode: string) =>
  postJson(`${server.url}${ENDPOINTS.generateTemplate}`, { image, qualityMode });

const PROVOKED: Record<
  Exclude<ServerErrorCase, keyof typeof ELSEWHERE>,
  () => Promise<Response>
> = {
  FEEDBACK_RETRY: async () => postCapture(strict.url, await sealedCapture(strict.url)),
  FEEDBACK_RETRY_INSECURE: async () => {
    const [primary] = await selfieSamples();
    const [, context] = samplesOf(await captureSamples({ person: 'other' }), Date.now());
    if (!primary || !context) throw new Error('samples were expected');
    const samples = [primary, context];
    return postCapture(server.url, await sealedCapture(server.url, { samples }));
  },
  ERROR_PAYLOAD_TOO_LARGE: () => postCapture(server.url, 'x'.repeat(9 * 1024 * 1024)),
  ERROR_SERVER_INTERNAL: async () => {
    const blob = await sealedCapture(dying.url);
    writeFileSync(note, '');
    return postCapture(dying.url, blob);
  },
  FEEDBACK_MATCHING_ERROR: () => match({}, featureless),
  ERROR_UNAUTHORIZED: () => postCapture(guarded.url, 'x'),
  ERROR_INVALID_JSON: () => postJson(`${server.url}${ENDPOINTS.matchWithSelfie}`, '{'),
  ERROR_SERVER_BUSY: async () => {
    const send = async () => postCapture(dying.url, await sealedCapture(dying.url));
    await send();
    const response = await send();
    expect(response.headers.get('retry-after')).toBe('1');
    return response;
  },
  ERROR_INVALID_IMAGE: async () =>
    capture(await encodeJpeg(await emptyImage({ width: 480, height: 640 }))),
  ERROR_INVALID_FORMAT: () => match({ image: { template: 'AAAA', format: 'PNG' } }),
  ERROR_INVALID_MATCH_LEVEL: () => match({ level: 'LOW' }),
  ERROR_INVALID_AS_LEVEL: async () =>
    postJson(`${server.url}${ENDPOINTS.faceAs}`, { image: await selfie(), threshold: 'NONE' }),
  NO_TEMPLATES_SPECIFIED: async () => {
    const options: CaptureOptions = { requiredTemplates: [] };
    const blob = await sealedCapture(server.url, { options });
    const fields = { picID: await selfie(), template: 'JPEG', level: 'HIGH' };
    return postForm(`${server.url}${ENDPOINTS.verifyWithPictureId}`, fields, blob);
  },
  ERROR_MULTIPLE_FACES: async () => template(base64(await groupJpeg({ width: 1280 })), 'ENROL'),
  ERROR_POOR_ICAO_QUALITY: async () => template(base64(await selfieJpeg({ width: 90 })), 'VERIFY'),
  ERROR_DECRYPTION_FAILED: () => postCapture(server.url, 'not a capture'),
  FEEDBACK_LICENCE_INVALID: () =>
    postCapture(server.url, 'x', { headers: { Origin: 'https://elsewhere.example' } }),
  ERROR_REQUEST_EXPIRED: async () => {
    const issuedAt = Date.now() - 130_000;
    return postCapture(server.url, await sealedCapture(server.url, { issuedAt }));
  },
  ERROR_REQUEST_REPLAYED: async () => {
    const blob = await sealedCapture(server.url);
    await postCapture(server.url, blob);
    return postCapture(server.url, blob);
  },
  ERROR_PAD_NOT_AVAILABLE: async () =>
    postJson(`${clear.url}${ENDPOINTS.faceAs}`, { image: await selfie(), threshold: 'LOW' }),
  INVALID_IMAGE: () => capture(new Uint8Array(100)),
  ERROR_WRONG_RESOLUTION: async () => capture(await selfieJpeg({ width: 720 })),
};

it('no row is forgotten', () => {
  const rows = [...Object.keys(PROVOKED), ...Object.keys(ELSEWHERE)];
  expect(rows.sort()).toEqual(Object.keys(SERVER_ERRORS).sort());
});

it.each(Object.entries(PROVOKED))('%s', async (errorCase, provoke) => {
  const { name, code, httpStatus } = SERVER_ERRORS[errorCase as ServerErrorCase];
  const response = await provoke();
  if (code === 401) {
    const { message } = await reader<ProcessRefused>(PROCESS_REFUSED, httpStatus)(response);
    return expect(message).toBe(name);
  }
  const { feedbackCode } = (await response.clone().json()) as ErrorBody;
  expect([...(await errorOf(response)).slice(0, 3), feedbackCode]).toEqual([
    name,
    code,
    httpStatus,
    name,
  ]);
});
