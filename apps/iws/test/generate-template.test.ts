import {
  ENDPOINTS,
  GENERATE_TEMPLATE_ANSWER,
  MATCH_WITH_SELFIE_ANSWER,
  type GenerateTemplateAnswer,
  type MatchWithSelfieAnswer,
} from '@iws/protocol';
import {
  emptyImage,
  encodeJpeg,
  groupJpeg,
  hostile,
  otherPersonJpeg,
  selfieJpeg,
} from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeIdentyType1 } from '../src/formats/identy-type-1.ts';
import { errorOf, postForm, postJson, reader } from './answers.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const generated = reader<GenerateTemplateAnswer>(GENERATE_TEMPLATE_ANSWER);
const compared = reader<MatchWithSelfieAnswer>(MATCH_WITH_SELFIE_ANSWER);
const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');

let folder: TestFolder;
let server: TestServer;
let url: string;
let selfie: Uint8Array;
let image: string;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
  url = `${server.url}${ENDPOINTS.generateTemplate}`;
  selfie = await selfieJpeg({ width: 736, height: 1076 });
  image = base64(selfie);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('a good picture', () => {
  it.each(['ENROL', 'VERIFY', 'DISABLED'])(
    'becomes a template that matches its person (%s)',
    async (qualityMode) => {
      const answer = await generated(await postJson(url, { image, qualityMode }));
      expect(answer.refid).toMatch(/^W-face-GENERATE-/);
      expect(answer.data).toMatchObject({ width: 736, height: 1076 });
      expect(answer.icao_data).toMatchObject({ multiple_faces: false });
      expect(answer.icao_data.over_exposure).not.toBeNull();
      const template = answer.data.templates?.IDENTY_TYPE_1 ?? '';
      expect(template).toMatch(/^SURFTlRZ/);
      expect(decodeIdentyType1(Buffer.from(template, 'base64')).ok).toBe(true);

      const match = async (picture: Uint8Array) => {
        const body = {
          image: { template: base64(picture), format: 'JPEG' },
          imageToVerifyAgainst: { template, format: 'IDENTY_TYPE_1' },
          level: 'HIGH',
        };
        return compared(await postJson(`${server.url}${ENDPOINTS.matchWithSelfie}`, body));
      };
      expect((await match(await selfieJpeg({ width: 480, roll: 3 }))).possibleMatch).toBe(true);
      expect((await match(await otherPersonJpeg({ width: 480 }))).possibleMatch).toBe(false);
      const lines = JSON.stringify(server.log);
      expect(lines).not.toContain(template.slice(100, 140));
      expect(lines).not.toContain(image.slice(500, 550));
    },
  );

  it('says the size it was sent in, upright', async () => {
    const large = await selfieJpeg({ width: 1500, height: 2000 });
    const turned = await sharp(large).rotate(270).withMetadata({ orientation: 6 }).toBuffer();
    const body = { image: base64(turned), qualityMode: 'DISABLED' };
    const { data } = await generated(await postJson(url, body));
    expect([data.width, data.height]).toEqual([1500, 2000]);
  });

  it('may be PNG or WebP, with or without the prefix of a data URL', async () => {
    for (const file of [
      await sharp(selfie).png().toBuffer(),
      await sharp(selfie).webp().toBuffer(),
    ]) {
      const body = { image: `data:image/x;base64,${base64(file)}`, qualityMode: 'DISABLED' };
      await generated(await postJson(url, body));
    }
  });
});

describe('a picture that is not good enough', () => {
  const answerTo = async (picture: Uint8Array, qualityMode: string) =>
    (await errorOf(await postJson(url, { image: base64(picture), qualityMode }))).slice(0, 4);
  const poor = (words: string) => ['ERROR_POOR_ICAO_QUALITY', 510, 400, words];

  it('shows several persons', async () => {
    const group = await groupJpeg({ width: 1280 });
    expect(await answerTo(group, 'ENROL')).toEqual([
      'ERROR_MULTIPLE_FACES',
      509,
      400,
      '/image) Multiple faces detected.',
    ]);
    const body = { image: base64(group), qualityMode: 'DISABLED' };
    const answer = await generated(await postJson(url, body));
    expect(answer.icao_data.multiple_faces).toBe(true);
  });

  it('shows a small face', async () => {
    const small = await sharp(selfie).resize(100).jpeg().toBuffer();
    expect(await answerTo(small, 'VERIFY')).toEqual(poor('Inter ocular distance too small.'));
    await generated(await postJson(url, { image: base64(small), qualityMode: 'DISABLED' }));
  });

  it('is dark and blurred', async () => {
    const bad = await sharp(selfie).blur(7).linear(0.2, 0).jpeg().toBuffer();
    expect(await answerTo(bad, 'VERIFY')).toEqual(poor('Non-compliant quality.'));
  });

  it('shows a face that is covered', async () => {
    const { width = 0, height = 0 } = await sharp(selfie).metadata();
    const mask = {
      create: {
        width: Math.round(width * 0.5),
        height: Math.round(height * 0.1),
        channels: 3,
        background: '#2050a0',
      },
    } as const;
    const covered = await sharp(selfie)
      .composite([{ input: mask, left: Math.round(width * 0.25), top: Math.round(height * 0.55) }])
      .jpeg()
      .toBuffer();
    expect(await answerTo(covered, 'ENROL')).toEqual(poor('Face partially occluded.'));
  });

  it.each(['ENROL', 'VERIFY', 'DISABLED'])('shows nobody (%s)', async (mode) => {
    const empty = await encodeJpeg(await emptyImage({ width: 480, height: 640 }));
    expect(await answerTo(empty, mode)).toEqual([
      'ERROR_INVALID_IMAGE',
      503,
      400,
      '/image) No face detected.',
    ]);
  });

  it.each(hostile.names.map((name) => [name]))(
    '%s is no accident',
    async (name) => {
      const { data, expected } = await hostile.make(name);
      const response = await postJson(url, { image: base64(data), qualityMode: 'DISABLED' });
      if (expected === 'readable') await generated(response);
      else expect((await errorOf(response))[1]).toBe(name === 'single-pixel' ? 503 : 504);
    },
    60_000,
  );

  it('is no picture', async () => {
    for (const text of ['', '%', base64(new Uint8Array(99))]) {
      const answer = await postJson(url, { image: text, qualityMode: 'VERIFY' });
      expect(await errorOf(answer)).toEqual([
        'ERROR_INVALID_FORMAT',
        504,
        400,
        '/image) Could not decode image.',
      ]);
    }
  });
});

describe('a request that is not of this form', () => {
  const INVALID = ['ERROR_INVALID_JSON', 501, 400];
  const row = async (body: unknown) => (await errorOf(await postJson(url, body))).slice(0, 3);

  it.each(['image', 'qualityMode'])('without a usable %s', async (name) => {
    const good = { image, qualityMode: 'VERIFY' };
    const without = Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
    expect(await row(without)).toEqual(INVALID);
    for (const wrong of [null, 5, true, [], {}]) {
      expect(await row({ ...good, [name]: wrong })).toEqual(INVALID);
    }
  });

  it.each(['ENROLL', 'enrol', '', 'x'.repeat(100_000)])(
    'of the mode %.10j',
    async (qualityMode) => {
      expect(await errorOf(await postJson(url, { image, qualityMode }))).toEqual([
        ...INVALID,
        '/qualityMode) must be equal to one of the allowed values',
      ]);
    },
  );

  it('of another type, not JSON, or too large', async () => {
    for (const body of ['', '{', '[]', 'null']) expect(await row(body)).toEqual(INVALID);
    const form = await postForm(url, { image, qualityMode: 'VERIFY' });
    expect((await errorOf(form)).slice(0, 3)).toEqual(INVALID);
    const long = { image: 'A'.repeat(12 * 1024 * 1024), qualityMode: 'VERIFY' };
    expect(await row(long)).toEqual(['ERROR_PAYLOAD_TOO_LARGE', 413, 413]);
  });
});
