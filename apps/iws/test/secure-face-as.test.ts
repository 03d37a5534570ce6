import { ENDPOINTS, FACE_AS_ANSWER, type FaceAsAnswer } from '@iws/protocol';
import { captureSamples, emptyImage, encodeJpeg, selfieJpeg } from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorOf, postForm, postJson, reader } from './answers.ts';
import { postCapture, samplesOf, sealedCapture, selfieSamples } from './capture.ts';
import type { CaptureChanges } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const answered = reader<FaceAsAnswer>(FACE_AS_ANSWER);
const path = ENDPOINTS.secureFaceAs;

let folder: TestFolder;
let server: TestServer;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_CALIBRATION_FOLDER: '', IWS_AS_FLOOR: 'LOW' });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const send = async (changes: CaptureChanges = {}) =>
  postCapture(server.url, await sealedCapture(server.url, changes), { path });

it('answers with level, decision, score and the picture that was judged', async () => {
  const headers = { requestID: 'session-3' };
  const answer = await answered(await send({ headers, options: { asThreshold: 'LOW' } }));
  expect(answer.refid).toMatch(/^W-face-antispoof-/);
  expect(answer).toMatchObject({ is_spoof: false, sid: 'session-3', code: 200, error: 0 });
  expect(answer.as_highest_security_level_reached).not.toBeNull();
  expect(answer.data.as_threshold_applied).toBe('LOW');
  const judged = sharp(Buffer.from(answer.input?.image ?? '', 'base64'));
  expect(await judged.metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
});

it('looks for attacks whatever the capture wishes', async () => {
  const attack = samplesOf(await captureSamples({ attack: true }), Date.now());
  for (const options of [{ enableAs: false }, { asThreshold: 'HIGHEST' as const }]) {
    const answer = await answered(await send({ samples: attack, options }));
    expect(answer.is_spoof).toBe(true);
    expect(answer.score).not.toBeNull();
    expect(answer.data.as_threshold_applied).toBe(options.asThreshold ?? 'BALANCED_VERY_HIGH');
    expect(await sharp(Buffer.from(answer.input?.image ?? '', 'base64')).metadata()).toMatchObject({
      width: 480,
    });
  }
});

it('does not take samples of two moments for live', async () => {
  const [primary, context] = await selfieSamples();
  const other = await captureSamples({ person: 'other' });
  if (!primary || !context) throw new Error('two samples were expected');
  const samples = [primary, { ...context, data: Uint8Array.from(other.context.data) }];
  const answer = await answered(await send({ samples, options: { asThreshold: 'LOW' } }));
  expect(answer).toMatchObject({
    is_spoof: true,
    score: null,
    as_highest_security_level_reached: null,
  });
});

it('takes one capture once, here or at the process endpoint', async () => {
  const replayed = ['ERROR_REQUEST_REPLAYED', 605, 400];
  const blob = await sealedCapture(server.url, { options: { asThreshold: 'LOW' } });
  await answered(await postCapture(server.url, blob, { path }));
  expect((await errorOf(await postCapture(server.url, blob, { path }))).slice(0, 3)).toEqual(
    replayed,
  );
  expect((await errorOf(await postCapture(server.url, blob))).slice(0, 3)).toEqual(replayed);
});

it('has the errors of a capture', async () => {
  const [primary] = await selfieSamples();
  if (!primary) throw new Error('a primary was expected');
  const picture = async (data: Uint8Array) =>
    (await errorOf(await send({ samples: [{ ...primary, data: Uint8Array.from(data) }] }))).slice(
      0,
      3,
    );
  const empty = await encodeJpeg(await emptyImage({ width: 480, height: 640 }));
  expect(await picture(empty)).toEqual(['ERROR_INVALID_IMAGE', 503, 400]);
  expect(await picture(new Uint8Array(9))).toEqual(['INVALID_IMAGE', 900, 400]);
  expect(await picture(await selfieJpeg({ width: 720 }))).toEqual([
    'ERROR_WRONG_RESOLUTION',
    901,
    400,
  ]);
  expect((await errorOf(await send({ issuedAt: Date.now() - 130_000 })))[1]).toBe(604);
  const url = `${server.url}${path}`;
  expect((await errorOf(await postForm(url, {}, 'not a capture')))[1]).toBe(601);
  expect((await errorOf(await postForm(url, { image: 'x' })))[1]).toBe(501);
  expect((await errorOf(await postJson(url, {})))[1]).toBe(501);
  expect((await errorOf(await postForm(url, {}, 'x'.repeat(9 * 1024 * 1024))))[1]).toBe(413);
});
