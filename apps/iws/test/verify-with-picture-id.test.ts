import { fileURLToPath } from 'node:url';
import {
  ENDPOINTS,
  MATCH_LEVELS,
  PROCESS_REFUSED,
  VERIFY_WITH_PICTURE_ID_ANSWER,
  type ProcessRefused,
  type VerifyWithPictureIdAnswer,
} from '@iws/protocol';
import {
  captureSamples,
  emptyImage,
  encodeJpeg,
  groupJpeg,
  otherPersonJpeg,
  selfieJpeg,
} from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, postForm, postJson, reader } from './answers.ts';
import { samplesOf, sealedCapture, selfieSamples, type CaptureChanges } from './capture.ts';
import { STRICT, testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const compared = reader<VerifyWithPictureIdAnswer>(VERIFY_WITH_PICTURE_ID_ANSWER);
const refused = reader<ProcessRefused>(PROCESS_REFUSED, 400);
const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');

type Fields = Readonly<Record<string, string>>;

/** Seals a capture for a server and sends it with the fields of the form. */
async function verify(
  { url }: TestServer,
  fields: Fields,
  changes: CaptureChanges = {},
): Promise<Response> {
  const blob = await sealedCapture(url, changes);
  return postForm(`${url}${ENDPOINTS.verifyWithPictureId}`, fields, blob);
}

let picID: string;
let stranger: string;

beforeAll(async () => {
  picID = base64(await selfieJpeg({ width: 240, zoom: 0.9, roll: 2, quality: 80 }));
  stranger = base64(await otherPersonJpeg({ width: 240 }));
});

const form = (changes: Fields = {}) => ({ picID, template: 'JPEG', level: 'HIGH', ...changes });

describe('a live capture', () => {
  let folder: TestFolder;
  let server: TestServer;
  beforeAll(async () => {
    folder = await testFolder();
    server = await testServer(folder);
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  it('matches the picture of its own person at every level', async () => {
    for (const level of MATCH_LEVELS) {
      const headers = { requestID: 'session-5' };
      const answer = await compared(await verify(server, form({ level }), { headers }));
      expect(answer.refid).toMatch(/^W-face-VERIFY-/);
      expect(answer).toMatchObject({
        feedbackCode: 'FEEDBACK_MATCHED',
        possibleMatch: true,
        matchHighestSecurityLevelReached: 'HIGHEST',
        multipleFacesImage: false,
        sid: 'session-5',
        data: {
          as_highest_security_level_reached: 'HIGHEST',
          as_threshold_applied: 'BALANCED_VERY_HIGH',
        },
      });
    }
  });

  it('does not match the picture of somebody else', async () => {
    const answer = await compared(await verify(server, form({ picID: stranger, level: 'MEDIUM' })));
    expect(answer.possibleMatch).toBe(false);
    expect(answer.similarityScore).toBeLessThan(60);
  });

  it('is compared with the most prominent face of a picture in any format', async () => {
    const image = sharp(Buffer.from(picID, 'base64'));
    const png = base64(await image.clone().png().toBuffer());
    const webp = base64(await image.webp({ quality: 90 }).toBuffer());
    for (const [text, template] of [
      [png, 'PNG'],
      [webp, 'WEBP'],
      [`data:image/jpeg;base64,${picID}`, 'JPEG'],
    ] as const) {
      const answer = await compared(await verify(server, form({ picID: text, template })));
      expect(answer.possibleMatch).toBe(true);
    }
    const group = base64(await groupJpeg({ width: 1280 }));
    await compared(await verify(server, form({ picID: group })));
  });

  it.each(['picID', 'template', 'level'])('comes with a usable %s', async (name) => {
    const rest = Object.fromEntries(Object.entries(form()).filter(([field]) => field !== name));
    expect(await errorOf(await verify(server, rest))).toEqual([
      'ERROR_INVALID_JSON',
      501,
      400,
      `/) must have required property '${name}'`,
    ]);
    const url = `${server.url}${ENDPOINTS.verifyWithPictureId}`;
    const twice = new FormData();
    for (const [field, value] of Object.entries(form())) twice.append(field, value);
    twice.append(name, 'again');
    twice.append('file', new Blob([await sealedCapture(server.url)]), 'bdata');
    const headers = { Origin: 'http://localhost:4200' };
    const answer = await fetch(url, { method: 'POST', headers, body: twice });
    expect((await errorOf(answer)).at(3)).toBe(`/${name}) must be string`);
  });

  it('is not looked at when the request cannot be answered', async () => {
    const blob = await sealedCapture(server.url);
    const url = `${server.url}${ENDPOINTS.verifyWithPictureId}`;
    const answer = async (fields: Fields) => errorOf(await postForm(url, fields, blob));
    for (const level of ['LOW', 'NONE', '', 'high']) {
      expect((await answer(form({ level }))).slice(0, 3)).toEqual([
        'ERROR_INVALID_MATCH_LEVEL',
        505,
        400,
      ]);
    }
    for (const template of ['BMP', '', 'jpeg', 'x'.repeat(10_000)]) {
      expect(await answer(form({ template }))).toEqual([
        'ERROR_INVALID_FORMAT',
        504,
        400,
        'Image format unsupported for operation.',
      ]);
    }
    expect((await answer(form({ template: 'NIST_10' }))).at(3)).toBe(
      '/format) NIST 10 templates are not supported for embeddings',
    );
    const tooLarge = 'A'.repeat(8 * 1024 * 1024 + 1);
    expect((await answer(form({ picID: tooLarge })))[1]).toBe(413);
    expect((await errorOf(await postForm(url, form())))[1]).toBe(501);
    expect((await errorOf(await postJson(url, form())))[1]).toBe(501);
    // None of this has used it up.
    await compared(await postForm(url, form(), blob));
    expect((await errorOf(await postForm(url, form(), blob)))[1]).toBe(605);
  });

  it('is used up by a picture that cannot be compared', async () => {
    const empty = base64(await encodeJpeg(await emptyImage({ width: 300, height: 400 })));
    for (const [fields, row] of [
      [form({ picID: empty }), ['ERROR_INVALID_IMAGE', 503, 400, '/template) No face detected']],
      [
        form({ template: 'PNG' }),
        [
          'ERROR_INVALID_FORMAT',
          504,
          400,
          '/template) unable to decode template: not a PNG picture',
        ],
      ],
      [
        form({ picID: '!' }),
        ['ERROR_INVALID_FORMAT', 504, 400, '/template) unable to decode template: not base64'],
      ],
    ] as const) {
      const blob = await sealedCapture(server.url);
      const url = `${server.url}${ENDPOINTS.verifyWithPictureId}`;
      expect(await errorOf(await postForm(url, fields, blob))).toEqual(row);
      expect((await errorOf(await postForm(url, form(), blob)))[1]).toBe(605);
    }
  });

  it('has to ask for templates', async () => {
    const answer = await verify(server, form(), { options: { requiredTemplates: [] } });
    expect((await errorOf(answer)).slice(0, 3)).toEqual(['NO_TEMPLATES_SPECIFIED', 507, 400]);
    await compared(await verify(server, form(), { options: {} }));
  });

  it('has the errors of a capture', async () => {
    const [primary] = await selfieSamples();
    if (!primary) throw new Error('a primary was expected');
    const code = async (data: Uint8Array) => {
      const samples = [{ ...primary, data: Uint8Array.from(data) }];
      return (await errorOf(await verify(server, form(), { samples })))[1];
    };
    const empty = await encodeJpeg(await emptyImage({ width: 480, height: 640 }));
    expect(await code(empty)).toBe(503);
    expect(await code(new Uint8Array(9))).toBe(900);
    expect(await code(await selfieJpeg({ width: 720 }))).toBe(901);
    const old = await verify(server, form(), { issuedAt: Date.now() - 130_000 });
    expect((await errorOf(old))[1]).toBe(604);
    const url = `${server.url}${ENDPOINTS.verifyWithPictureId}`;
    expect((await errorOf(await postForm(url, form(), 'no capture')))[1]).toBe(601);
  });

  it('is not used up when the comparison could not be made', async () => {
    const workerModule = fileURLToPath(new URL('./featureless-worker.ts', import.meta.url));
    const broken = await testServer(folder, {}, { workerModule });
    try {
      const blob = await sealedCapture(broken.url);
      const url = `${broken.url}${ENDPOINTS.verifyWithPictureId}`;
      for (let time = 0; time < 2; time += 1) {
        expect((await errorOf(await postForm(url, form(), blob))).slice(0, 3)).toEqual([
          'FEEDBACK_MATCHING_ERROR',
          500,
          500,
        ]);
      }
    } finally {
      await broken.stop();
    }
  });
});

describe('a capture that is not believed', () => {
  let folder: TestFolder;
  let server: TestServer;
  beforeAll(async () => {
    folder = await testFolder(STRICT);
    server = await testServer(folder);
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  it('is answered as the process endpoint does, whatever it wishes and whatever picture came', async () => {
    for (const [fields, options] of [
      [form(), { enableAs: false }],
      [form({ picID: 'no picture' }), {}],
    ] as const) {
      const body = await refused(await verify(server, fields, { options }));
      expect(body).toMatchObject({ code: 401, message: 'FEEDBACK_RETRY' });
      expect(body.refid).toMatch(/^W-face-VERIFY-/);
      expect(body.data.image?.length).toBeGreaterThan(1_000);
    }
  });

  it('is an insecure feed when its samples show two moments', async () => {
    const [primary, context] = await selfieSamples();
    const [, other] = samplesOf(await captureSamples({ person: 'other' }), Date.now());
    if (!primary || !context || !other) throw new Error('samples were expected');
    const samples = [primary, { ...context, data: other.data }];
    const body = await refused(await verify(server, form(), { samples }));
    expect(body.message).toBe('FEEDBACK_RETRY_INSECURE');
  });
});
