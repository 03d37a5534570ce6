import { fileURLToPath } from 'node:url';
import {
  ENDPOINTS,
  MATCH_LEVELS,
  MATCH_WITH_PICTURE_ID_ANSWER,
  MATCH_WITH_SELFIE_ANSWER,
  matchLevelSatisfies,
  type MatchResult,
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
import { errorOf, postForm, postJson, reader } from './answers.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const selfieAnswer = reader<MatchWithSelfieAnswer>(MATCH_WITH_SELFIE_ANSWER);
const pictureIdAnswer = reader<MatchResult>(MATCH_WITH_PICTURE_ID_ANSWER);
const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');

let folder: TestFolder;
let server: TestServer;
/** Three pictures: two of one person, one of another. */
let first: string;
let second: string;
let stranger: string;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder);
  first = base64(await selfieJpeg({ width: 480 }));
  second = base64(await selfieJpeg({ width: 600, roll: 4, zoom: 0.9, quality: 70 }));
  stranger = base64(await otherPersonJpeg({ width: 480 }));
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const jpeg = (template: string) => ({ template, format: 'JPEG' });
const request = (image: string, imageToVerifyAgainst: string, level = 'HIGH') => ({
  image: jpeg(image),
  imageToVerifyAgainst: jpeg(imageToVerifyAgainst),
  level,
});
const withSelfie = (body: unknown, headers = {}) =>
  postJson(`${server.url}${ENDPOINTS.matchWithSelfie}`, body, headers);
const withPictureId = (body: unknown, headers = {}) =>
  postJson(`${server.url}${ENDPOINTS.matchWithPictureId}`, body, headers);

describe('two pictures', () => {
  it('of one person match at every level, and the answer is the same whatever was asked for', async () => {
    const answers = [];
    for (const level of MATCH_LEVELS) {
      answers.push(await selfieAnswer(await withSelfie(request(first, second, level))));
    }
    for (const answer of answers) {
      expect(answer.refid).toMatch(/^W-face-MATCH121-/);
      expect(answer).toMatchObject({ possibleMatch: true, feedbackCode: 'FEEDBACK_MATCHED' });
      expect(answer).toMatchObject({
        score: answers[0]?.score,
        similarityScore: answers[0]?.similarityScore,
        matchHighestSecurityLevelReached: 'HIGHEST',
        multipleFacesImage: false,
        multipleFacesImageToVerifyAgainst: false,
      });
      expect(answer.similarityScore).toBeGreaterThanOrEqual(98);
    }
    const { refid } = answers[0] ?? {};
    const lines = server.log.filter((line) => line['refid'] === refid);
    expect(lines[0]).toMatchObject({ answer: 'FEEDBACK_MATCHED', reached: 'HIGHEST' });
    expect(JSON.stringify(server.log)).not.toContain(first.slice(500, 550));
  });

  it('of two persons do not match: that is an answer, not an error', async () => {
    for (const level of MATCH_LEVELS) {
      const same = await selfieAnswer(await withSelfie(request(first, second, level)));
      const other = await selfieAnswer(await withSelfie(request(first, stranger, level)));
      expect(other.possibleMatch).toBe(false);
      expect(other.score).toBeGreaterThan(same.score);
      expect(other.similarityScore).toBeLessThan(80);
      expect(matchLevelSatisfies(other.matchHighestSecurityLevelReached, level)).toBe(false);
    }
  });

  it('give the same answer in either order, and the best for the same picture', async () => {
    const there = await selfieAnswer(await withSelfie(request(first, stranger)));
    const back = await selfieAnswer(await withSelfie(request(stranger, first)));
    expect(back.score).toBeCloseTo(there.score, 5);
    const same = await selfieAnswer(await withSelfie(request(first, first)));
    expect(same).toMatchObject({ similarityScore: 100, possibleMatch: true });
    expect(same.score).toBeLessThan(0.001);
  });

  it('may show several persons: the most prominent one is compared, and it is said which picture', async () => {
    const group = base64(await groupJpeg({ width: 1280 }));
    const selfie = await selfieAnswer(await withSelfie(request(first, group)));
    expect([selfie.multipleFacesImage, selfie.multipleFacesImageToVerifyAgainst]).toEqual([
      false,
      true,
    ]);
    const turned = await selfieAnswer(await withSelfie(request(group, first)));
    expect([turned.multipleFacesImage, turned.multipleFacesImageToVerifyAgainst]).toEqual([
      true,
      false,
    ]);
    expect(
      (await pictureIdAnswer(await withPictureId(request(group, first)))).multipleFacesImage,
    ).toBe(true);
  });

  it('may be one selfie and the small picture of a document', async () => {
    const passport = await sharp(Buffer.from(second, 'base64')).resize(200).jpeg().toBuffer();
    const match = await pictureIdAnswer(await withPictureId(request(first, base64(passport))));
    expect(match.possibleMatch).toBe(true);
    const other = await pictureIdAnswer(await withPictureId(request(stranger, base64(passport))));
    expect(other.possibleMatch).toBe(false);
  });

  it('may be written in different formats and spellings', async () => {
    const image = sharp(Buffer.from(first, 'base64'));
    const png = base64(await image.clone().png().toBuffer());
    const webp = base64(await image.clone().webp({ quality: 90 }).toBuffer());
    for (const other of [
      { template: png, format: 'PNG' },
      { template: webp, format: 'WEBP' },
      jpeg(`data:image/jpeg;base64,${second}`),
      jpeg(second.replaceAll(/(.{76})/g, '$1\n')),
      jpeg(Buffer.from(second, 'base64').toString('base64url')),
    ]) {
      const body = { ...request(first, ''), imageToVerifyAgainst: other, surplus: null };
      expect((await selfieAnswer(await withSelfie(body))).possibleMatch).toBe(true);
    }
  });
});

describe.each([
  ['matchWithSelfie', () => withSelfie],
  ['matchWithPictureId', () => withPictureId],
] as const)('%s refuses', (_endpoint, endpoint) => {
  const send = (body: unknown, headers = {}) => endpoint()(body, headers);
  const answerTo = async (body: unknown, headers = {}) => errorOf(await send(body, headers));
  const row = async (body: unknown, headers = {}) => (await answerTo(body, headers)).slice(0, 3);

  const INVALID = ['ERROR_INVALID_JSON', 501, 400];
  const WRONG = [null, 5, true, [], {}, ['JPEG']];

  it.each(['image', 'imageToVerifyAgainst'] as const)('without a usable %s', async (name) => {
    const good = request(first, second);
    const without = Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
    expect(await answerTo(without)).toEqual([
      ...INVALID,
      `/) must have required property '${name}'`,
    ]);
    for (const wrong of [...WRONG, 'text']) {
      expect(await row({ ...good, [name]: wrong })).toEqual(INVALID);
    }
    for (const member of ['template', 'format'] as const) {
      const other = member === 'template' ? 'format' : 'template';
      expect(await answerTo({ ...good, [name]: { [other]: good[name][other] } })).toEqual([
        ...INVALID,
        `/${name}) must have required property '${member}'`,
      ]);
      for (const wrong of WRONG) {
        const answer = await answerTo({ ...good, [name]: { ...good[name], [member]: wrong } });
        expect(answer).toEqual([...INVALID, `/${name}/${member}) must be string`]);
      }
    }
  });

  it.each(['BMP', 'jpeg', '', 'JPEG ', 'x'.repeat(100_000)])('the format %.20j', async (format) => {
    const good = request(first, second);
    expect(await row({ ...good, image: { template: first, format } })).toEqual(INVALID);
    const answer = await answerTo({ ...good, imageToVerifyAgainst: { template: first, format } });
    expect(answer).toEqual([
      ...INVALID,
      '/imageToVerifyAgainst/format) must be equal to one of the allowed values',
    ]);
  });

  it.each(['NIST_10', 'NIST_T10', 'NIST10', 'NIST 10'])('%s by its name', async (format) => {
    for (const name of ['image', 'imageToVerifyAgainst']) {
      const body = { ...request(first, second), [name]: { template: first, format } };
      expect(await answerTo(body)).toEqual([
        'ERROR_INVALID_FORMAT',
        504,
        400,
        `/${name}/format) NIST 10 templates are not supported for matching`,
      ]);
    }
  });

  it('without a usable level', async () => {
    const good = request(first, second);
    const { image, imageToVerifyAgainst } = good;
    expect(await row({ image, imageToVerifyAgainst })).toEqual(INVALID);
    for (const level of WRONG) expect(await row({ ...good, level })).toEqual(INVALID);
    for (const level of ['LOW', 'NONE', '', 'high', 'BALANCED_HIGH', 'x'.repeat(100_000)]) {
      expect(await answerTo({ ...good, level })).toEqual([
        'ERROR_INVALID_MATCH_LEVEL',
        505,
        400,
        'Match level is outside supported range',
      ]);
    }
  });

  it('what is no JSON object, or of another type', async () => {
    for (const body of ['', '{', 'null', '[]', '"x"', '7'])
      expect(await row(body)).toEqual(INVALID);
    expect((await answerTo('{')).at(3)).toBe('JSON EXCEPTION');
    const good = request(first, second);
    expect(await row(good, { 'Content-Type': 'text/plain' })).toEqual(INVALID);
    const path = `${server.url}${ENDPOINTS.matchWithSelfie}`;
    expect((await errorOf(await postForm(path, { level: 'HIGH' }))).slice(0, 3)).toEqual(INVALID);
  });

  it('what is too large', async () => {
    const long = 'A'.repeat(12 * 1024 * 1024);
    expect(await row(request(long, second))).toEqual(['ERROR_PAYLOAD_TOO_LARGE', 413, 413]);
  });

  it('a picture that is not in the format beside it', async () => {
    const place = { image: first, imageToVerifyAgainst: second };
    for (const name of ['image', 'imageToVerifyAgainst'] as const) {
      for (const [template, format, why] of [
        [place[name], 'PNG', 'not a PNG picture'],
        [place[name].slice(0, 4_000), 'JPEG', 'not a JPEG picture'],
        ['', 'JPEG', 'not base64'],
        ['%%%', 'JPEG', 'not base64'],
        [base64(new Uint8Array(64)), 'WEBP', 'not a WEBP picture'],
      ] as const) {
        const body = { ...request(first, second), [name]: { template, format } };
        expect(await answerTo(body)).toEqual([
          'ERROR_INVALID_FORMAT',
          504,
          400,
          `/${name}/template) unable to decode template: ${why}`,
        ]);
      }
    }
  });

  it('a picture with nobody on it, and says which', async () => {
    const empty = base64(await encodeJpeg(await emptyImage({ width: 480, height: 640 })));
    for (const [body, name] of [
      [request(empty, second), 'image'],
      [request(first, empty), 'imageToVerifyAgainst'],
    ] as const) {
      expect(await answerTo(body)).toEqual([
        'ERROR_INVALID_IMAGE',
        503,
        400,
        `/${name}/template) No face detected`,
      ]);
    }
  });
});

it.each(hostile.names.map((name) => [name]))(
  '%s is no accident',
  async (name) => {
    const { data, mediaType, expected } = await hostile.make(name);
    const format = { 'image/png': 'PNG', 'image/webp': 'WEBP' }[mediaType] ?? 'JPEG';
    const imageToVerifyAgainst = { template: base64(data), format };
    const response = await withPictureId({ ...request(first, ''), imageToVerifyAgainst });
    if (expected === 'readable') await pictureIdAnswer(response);
    else expect((await errorOf(response))[1]).toBe(name === 'single-pixel' ? 503 : 504);
  },
  60_000,
);

it('a comparison that cannot be made is an error of its own', async () => {
  const workerModule = fileURLToPath(new URL('./featureless-worker.ts', import.meta.url));
  const broken = await testServer(folder, {}, { workerModule });
  try {
    for (const path of [ENDPOINTS.matchWithSelfie, ENDPOINTS.matchWithPictureId]) {
      const answer = await errorOf(await postJson(`${broken.url}${path}`, request(first, second)));
      expect(answer).toEqual([
        'FEEDBACK_MATCHING_ERROR',
        500,
        500,
        'The comparison could not be made',
      ]);
    }
    const nobody = await postJson(`${broken.url}${ENDPOINTS.matchWithSelfie}`, request('', second));
    expect((await errorOf(nobody))[1]).toBe(504);
  } finally {
    await broken.stop();
  }
});
