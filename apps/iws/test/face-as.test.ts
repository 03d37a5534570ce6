import { ENDPOINTS, FACE_AS_ANSWER, PAD_LEVELS, type FaceAsAnswer } from '@iws/protocol';
import {
  captureSamples,
  emptyImage,
  encodeJpeg,
  groupJpeg,
  hostile,
  selfieImage,
  selfieJpeg,
} from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, postForm, postJson, reader } from './answers.ts';
import { ORIGIN } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const answered = reader<FaceAsAnswer>(FACE_AS_ANSWER);
const base64 = (octets: Uint8Array) => Buffer.from(octets).toString('base64');

let folder: TestFolder;
let server: TestServer;
let url: string;
let selfie: Uint8Array;
let genuine: string;

beforeAll(async () => {
  folder = await testFolder();
  server = await testServer(folder, { IWS_CALIBRATION_FOLDER: '' });
  url = `${server.url}${ENDPOINTS.faceAs}`;
  selfie = await selfieJpeg({ width: 960 });
  genuine = base64(selfie);
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('a picture of any source', () => {
  it('is answered with level, decision, score and the picture that was judged', async () => {
    const response = await postJson(url, { image: genuine, threshold: 'LOW' });
    const answer = await answered(response);
    expect(answer.refid).toMatch(/^W-face-antispoof-/);
    expect(answer.is_spoof).toBe(false);
    expect(answer.data.as_threshold_applied).toBe('LOW');
    expect(answer.as_highest_security_level_reached).not.toBeNull();
    const judged = sharp(Buffer.from(answer.input?.image ?? '', 'base64'));
    expect(await judged.metadata()).toMatchObject({ format: 'jpeg', width: 960, height: 1280 });
    const line = server.log.find(
      ({ refid, msg }) => refid === answer.refid && msg === 'picture answered',
    );
    expect(line).toMatchObject({
      answer: 'bona fide',
      reached: answer.as_highest_security_level_reached,
    });
    expect(JSON.stringify(server.log)).not.toContain(genuine.slice(500, 550));
  });

  it('is decided by its own level: the same score, another answer', async () => {
    const first = await answered(await postJson(url, { image: genuine, threshold: 'LOW' }));
    const reached = first.as_highest_security_level_reached;
    for (const threshold of PAD_LEVELS) {
      const answer = await answered(await postJson(url, { image: genuine, threshold }));
      const satisfied =
        reached !== null && PAD_LEVELS.indexOf(reached) >= PAD_LEVELS.indexOf(threshold);
      expect([answer.is_spoof, answer.score, answer.data.as_threshold_applied]).toEqual([
        !satisfied,
        first.score,
        threshold,
      ]);
    }
  });

  it('has a higher score when it is live than on a screen', async () => {
    const { context } = await captureSamples({ attack: true });
    const live = await answered(await postJson(url, { image: genuine, threshold: 'HIGHEST' }));
    const attack = await answered(
      await postJson(url, { image: base64(context.data), threshold: 'BALANCED_VERY_HIGH' }),
    );
    expect(attack.is_spoof).toBe(true);
    expect(attack.score ?? 1).toBeLessThan(live.score ?? 0);
  });

  it('may be JPEG, PNG or WebP of another size, in any spelling of base64, as JSON or form', async () => {
    const image = sharp(selfie).resize(700);
    const [png, webp] = [await image.clone().png().toBuffer(), await image.webp().toBuffer()];
    const lines = genuine.replaceAll(/(.{76})/g, '$1\r\n');
    const urlSafe = Buffer.from(selfie).toString('base64url');
    for (const text of [
      base64(png),
      base64(webp),
      `data:image/jpeg;base64,${genuine}`,
      `data:image/jpeg;base64,\n ${lines}\n`,
      lines,
      urlSafe,
    ]) {
      await answered(await postJson(url, { image: text, threshold: 'LOW' }));
    }
    await answered(await postForm(url, { image: lines, threshold: 'MODERATE' }));
    const charset = { 'Content-Type': 'application/json; charset=utf-8' };
    await answered(await postJson(url, { image: genuine, threshold: 'LOW', more: [1] }, charset));
  });

  it('is judged by its largest face when there are several', async () => {
    const image = base64(await groupJpeg({ width: 1280 }));
    await answered(await postJson(url, { image, threshold: 'LOW' }));
  });

  it('without the surroundings of the face has no score and is not live', async () => {
    const { width = 0, height = 0 } = await sharp(selfie).metadata();
    const cropped = sharp(selfie).extract({
      left: Math.round(width * 0.3),
      top: Math.round(height * 0.25),
      width: Math.round(width * 0.4),
      height: Math.round(height * 0.4),
    });
    const image = base64(await cropped.jpeg().toBuffer());
    const answer = await answered(await postJson(url, { image, threshold: 'LOW' }));
    expect(answer).toMatchObject({
      score: null,
      is_spoof: true,
      as_highest_security_level_reached: null,
    });
  });
});

describe('a request that is not of this form', () => {
  const INVALID = ['ERROR_INVALID_JSON', 501, 400];
  const good = () => ({ image: genuine, threshold: 'LOW' });
  const without = (name: string) =>
    Object.fromEntries(Object.entries(good()).filter(([key]) => key !== name));

  it.each(['image', 'threshold'])('without a usable %s', async (name) => {
    const answers = [await errorOf(await postJson(url, without(name)))];
    for (const wrong of [null, 5, true, [], {}, ['LOW']]) {
      answers.push(await errorOf(await postJson(url, { ...good(), [name]: wrong })));
    }
    for (const answer of answers) expect(answer.slice(0, 3)).toEqual(INVALID);
    expect(answers[0]?.[3]).toBe(`/) must have required property '${name}'`);
    expect(answers[1]?.[3]).toBe(`/${name}) must be string`);
    const form = without(name) as Record<string, string>;
    expect((await errorOf(await postForm(url, form))).slice(0, 3)).toEqual(INVALID);
  });

  it.each([
    ['nothing', ''],
    ['half', '{"image": "'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '12'],
    ['what is not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1')],
  ])('%s', async (_name, body) => {
    expect((await errorOf(await postJson(url, body))).slice(0, 3)).toEqual(INVALID);
  });

  it('says that it is no JSON at all', async () => {
    expect((await errorOf(await postJson(url, '{'))).at(3)).toBe('JSON EXCEPTION');
  });

  it.each(['text/plain', 'application/json; charset=latin1', 'application/jsonp', ''])(
    'of type %j',
    async (type) => {
      const answer = await errorOf(await postJson(url, good(), { 'Content-Type': type }));
      expect(answer.slice(0, 3)).toEqual(INVALID);
    },
  );

  it('a form with a file', async () => {
    const answer = await errorOf(await postForm(url, good(), Uint8Array.from(selfie)));
    expect(answer.slice(0, 3)).toEqual(INVALID);
  });

  it.each(['NONE', '', 'low', 'ULTRA', 'LOW '])('of level %j', async (threshold) => {
    expect(await errorOf(await postJson(url, { ...good(), threshold }))).toEqual([
      'ERROR_INVALID_AS_LEVEL',
      506,
      400,
      '/threshold) AS level can not be NONE',
    ]);
  });

  it('too long, as JSON and as a form', async () => {
    const tooLarge = ['ERROR_PAYLOAD_TOO_LARGE', 413, 413];
    const long = 'A'.repeat(12 * 1024 * 1024);
    const json = await errorOf(await postJson(url, { image: long, threshold: 'LOW' }));
    expect(json.slice(0, 3)).toEqual(tooLarge);
    const form = await errorOf(await postForm(url, { image: long, threshold: 'LOW' }));
    expect(form.slice(0, 3)).toEqual(tooLarge);
    const level = await errorOf(await postJson(url, { image: '', threshold: long }));
    expect(level.slice(0, 3)).toEqual(tooLarge);
  });

  it('without an origin', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: '{}' });
    expect((await errorOf(answer)).slice(0, 3)).toEqual(INVALID);
  });

  it('by another method', async () => {
    expect((await fetch(url, { headers: { Origin: ORIGIN } })).status).toBe(404);
  });
});

describe('a picture that cannot be judged', () => {
  const send = (image: string) => postJson(url, { image, threshold: 'LOW' });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['no base64', '/9j/!!!!'],
    ['something after the padding', '/9j/4A==AAAA'],
    ['one character too many', '/9j/4AAAA'],
    ['a data URL of text', 'data:text/plain,hello'],
    ['octets of no picture', base64(new Uint8Array(1_000))],
  ])('%s', async (_name, image) => {
    expect(await errorOf(await send(image))).toEqual([
      'ERROR_INVALID_FORMAT',
      504,
      400,
      '/image) Could not decode image.',
    ]);
  });

  it.each(hostile.names.map((name) => [name]))(
    '%s is no accident',
    async (name) => {
      const { data, expected } = await hostile.make(name);
      const response = await send(base64(data));
      if (expected === 'readable') await answered(response);
      else expect((await errorOf(response))[1]).toBe(name === 'single-pixel' ? 503 : 504);
    },
    60_000,
  );

  it('with nobody on it', async () => {
    const image = base64(await encodeJpeg(await emptyImage({ width: 640, height: 480 })));
    expect(await errorOf(await send(image))).toEqual([
      'ERROR_INVALID_IMAGE',
      503,
      400,
      '/image) No face detected.',
    ]);
  });

  it('is refused while its neighbours are answered', async () => {
    const small = base64(await encodeJpeg(await selfieImage({ width: 480 })));
    const answers = await Promise.all(['', small, 'x', small].map((image) => send(image)));
    expect(answers.map(({ status }) => status)).toEqual([400, 200, 400, 200]);
  });
});
