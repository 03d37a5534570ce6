import {
  ERROR_BODY,
  PROCESS_REFUSED,
  type ErrorBody,
  type ProcessRefused,
  type Sample,
} from '@iws/protocol';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { emptyImage, encodeJpeg, hostile, selfieJpeg, type HostileName } from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reader } from './answers.ts';
import { ORIGIN, postCapture, sealedCapture, selfieSamples, serverTime } from './capture.ts';
import { testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const isErrorBody = new Ajv2020().compile<ErrorBody>(ERROR_BODY);

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
afterEach(() => {
  expect(server.log.filter(({ code }) => code === 500)).toEqual([]);
  expect(server.pool.threads).toHaveLength(1);
});

/** Name, body code and HTTP status of an error answer; fails on any other form. */
async function errorOf(response: Response): Promise<[string, number, number]> {
  const body: unknown = await response.json();
  if (!isErrorBody(body)) throw new Error(JSON.stringify(body).slice(0, 500));
  expect(response.headers.get('x-request-id')).toBe(body.refid);
  return [body.message, body.code, response.status];
}

const EXPIRED = ['ERROR_REQUEST_EXPIRED', 604, 500];
const NOT_OPENED = ['ERROR_DECRYPTION_FAILED', 601, 400];
const INVALID = ['ERROR_INVALID_JSON', 501, 400];
const UNLICENSED = ['FEEDBACK_LICENCE_INVALID', 603, 403];

const post = (
  body: NonNullable<RequestInit['body']> | null,
  headers: Record<string, string> = {},
) =>
  fetch(`${server.url}/api/v1/process`, {
    method: 'POST',
    headers: { Origin: ORIGIN, ...headers },
    body,
  });

const form = (...files: readonly (readonly [string, string | Uint8Array<ArrayBuffer>])[]) => {
  const data = new FormData();
  for (const [name, content] of files) data.append(name, new Blob([content]), 'bdata');
  return data;
};

describe('a request that is no form with one file', () => {
  it.each([
    ['nothing', () => post(null)],
    ['JSON', () => post('{}', { 'Content-Type': 'application/json' })],
    ['text', () => post('hello', { 'Content-Type': 'text/plain' })],
    ['urlencoded', () => post('file=x', { 'Content-Type': 'application/x-www-form-urlencoded' })],
    ['octets', () => post(new Uint8Array(10), { 'Content-Type': 'application/octet-stream' })],
    ['no boundary', () => post('x', { 'Content-Type': 'multipart/form-data' })],
    ['no content', () => post('', { 'Content-Type': 'multipart/form-data; boundary=x' })],
    [
      'cut short',
      () =>
        post('--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\nabc', {
          'Content-Type': 'multipart/form-data; boundary=x',
        }),
    ],
    ['an empty form', () => post(form())],
    ['another field', () => post(form(['picture', 'abc']))],
    ['two files', () => post(form(['file', 'abc'], ['file', 'abc']))],
    ['two names', () => post(form(['file', 'abc'], ['File', 'abc']))],
    ['a bad Boolean', () => postCapture(server.url, 'abc', { fields: { enableQuality: 'maybe' } })],
    [
      'many fields',
      () =>
        postCapture(server.url, 'abc', {
          fields: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}`, 'x'])),
        }),
    ],
    [
      'a polluting field',
      () =>
        postCapture(server.url, 'abc', {
          fields: { '__proto__[enableQuality]': 'x', enableQuality: 'no' },
        }),
    ],
  ])('%s', async (_name, send) => {
    expect(await errorOf(await send())).toEqual(INVALID);
  });

  it('two values of one field', async () => {
    const data = form(['file', 'abc']);
    data.append('enableQuality', 'true');
    data.append('enableQuality', 'true');
    expect(await errorOf(await post(data))).toEqual(INVALID);
  });
});

describe('a file that is no capture', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['text', new TextEncoder().encode('not a capture')],
    ['five parts', new TextEncoder().encode('a.b.c.d.e')],
    ['zeros', new Uint8Array(100_000)],
  ])('%s', async (_name, content) => {
    expect(await errorOf(await postCapture(server.url, content))).toEqual(NOT_OPENED);
  });

  it('a picture in clear', async () => {
    const jpeg = Uint8Array.from(await selfieJpeg({ width: 480 }));
    expect(await errorOf(await postCapture(server.url, jpeg))).toEqual(NOT_OPENED);
  });

  it('one that was changed, says no more than one of another key', async () => {
    const blob = await sealedCapture(server.url);
    const middle = blob.length >> 1;
    const changed = `${blob.slice(0, middle)}${blob[middle] === 'A' ? 'B' : 'A'}${blob.slice(middle + 1)}`;
    const stranger = Buffer.from(blob.split('.')[0] ?? '', 'base64url')
      .toString()
      .replace(/"kid":"[^"]+"/, `"kid":"${'A'.repeat(43)}"`);
    const foreign = [Buffer.from(stranger).toString('base64url'), ...blob.split('.').slice(1)].join(
      '.',
    );
    for (const other of [changed, foreign]) {
      const response = await postCapture(server.url, other);
      const { description } = (await response.clone().json()) as ErrorBody;
      expect(await errorOf(response)).toEqual(NOT_OPENED);
      expect(description).toBe('The capture could not be opened');
    }
  });
});

it('a file of 9 MiB is too large, announced or not', async () => {
  const tooLarge = ['ERROR_PAYLOAD_TOO_LARGE', 413, 413];
  const large = new Uint8Array(9 * 1024 * 1024);
  expect(await errorOf(await postCapture(server.url, large))).toEqual(tooLarge);
  const head = new TextEncoder().encode(
    '--x\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n',
  );
  const stream = new Response(new Blob([head, large])).body;
  const request = {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'multipart/form-data; boundary=x' },
    body: stream,
    duplex: 'half',
  };
  expect(
    await errorOf(await fetch(`${server.url}/api/v1/process`, request as RequestInit)),
  ).toEqual(tooLarge);
  const slightly = new Uint8Array(8 * 1024 * 1024 + 1);
  expect(await errorOf(await postCapture(server.url, slightly))).toEqual(tooLarge);
  const exactly = new Uint8Array(8 * 1024 * 1024);
  expect(await errorOf(await postCapture(server.url, exactly))).toEqual(NOT_OPENED);
});

describe('a capture that is not fresh', () => {
  it('was used before', async () => {
    const blob = await sealedCapture(server.url);
    expect((await postCapture(server.url, blob)).status).toBe(200);
    const again = await postCapture(server.url, blob);
    expect(await errorOf(again)).toEqual(['ERROR_REQUEST_REPLAYED', 605, 400]);
  });

  it('is used many times at once', async () => {
    const blob = await sealedCapture(server.url);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => postCapture(server.url, blob)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) {
      expect(await errorOf(answer)).toEqual(['ERROR_REQUEST_REPLAYED', 605, 400]);
    }
  });

  it('shares its challenge with another', async () => {
    const { challenge } = await serverTime(server.url);
    const first = await sealedCapture(server.url, { challenge });
    const second = await sealedCapture(server.url, { challenge });
    expect((await postCapture(server.url, first)).status).toBe(200);
    expect((await errorOf(await postCapture(server.url, second)))[1]).toBe(605);
  });

  it.each([
    ['is two minutes old', () => ({ issuedAt: Date.now() - 121_000 })],
    ['comes from the future', () => ({ issuedAt: Date.now() + 40_000 })],
    ['is older than its challenge', () => ({ issuedAt: Date.now() - 45_000 })],
    ['has no challenge of ours', () => ({ challenge: 'x.y.z' })],
    ['was made on another page', () => ({ origin: 'http://localhost:4201' })],
  ])('%s', async (_name, changes) => {
    const blob = await sealedCapture(server.url, changes());
    expect(await errorOf(await postCapture(server.url, blob))).toEqual(EXPIRED);
  });

  it.each([0, Date.now() - 200_000, Date.now() + 200_000, 8e15 - 1])(
    'shows a picture that was taken at %d',
    async (capturedAt) => {
      const samples = (await selfieSamples()).map((sample) => ({ ...sample, capturedAt }));
      // A time that no calendar writes cannot even be sealed; the wire's own vectors hold that case.
      const sealed = sealedCapture(server.url, { samples });
      if (capturedAt > 1e15) return expect(sealed).rejects.toThrow(/capturedAt/);
      expect(await errorOf(await postCapture(server.url, await sealed))).toEqual(EXPIRED);
    },
  );

  it('answers the challenge of another process, though the keys are the same', async () => {
    const other = await testServer(folder);
    try {
      const { challenge } = await serverTime(other.url);
      const blob = await sealedCapture(server.url, { challenge });
      expect(await errorOf(await postCapture(server.url, blob))).toEqual(EXPIRED);
    } finally {
      await other.stop();
    }
  });
});

it('answers a path that is no path with 404, not with an error of its own', async () => {
  for (const path of ['/api/v1/%ff', '/api/v1/%', '/%c0%ae'])
    expect(
      (await fetch(`${server.url}${path}`, { method: 'POST', headers: { Origin: ORIGIN } })).status,
    ).toBe(404);
});

describe('a request of a domain', () => {
  const origin = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/v1/time`, { method: 'POST', headers });

  it.each([
    [{ Origin: 'https://evil.example' }, UNLICENSED],
    [{ Origin: 'http://localhost.evil.example' }, UNLICENSED],
    [{ Origin: ORIGIN, Referer: 'https://evil.example/' }, UNLICENSED],
    [{ Origin: 'nonsense' }, UNLICENSED],
    [{ Referer: 'https://evil.example/localhost' }, UNLICENSED],
    [{}, INVALID],
    [{ Origin: 'null' }, INVALID],
  ])('%j is refused', async (headers, expected) => {
    const response = await origin(headers);
    const body = (await response.clone().json()) as ErrorBody;
    expect(await errorOf(response)).toEqual(expected);
    if (expected === INVALID) expect(body.description).toBe('Referer header not found');
  });

  it.each([
    { Origin: 'http://localhost' },
    { Origin: 'https://LOCALHOST:8443', Referer: 'http://localhost/elsewhere' },
    { Referer: 'http://localhost:4200/page?x=1' },
    { Origin: 'null', Referer: 'http://localhost:4200/' },
  ])('%j is answered', async (headers) => {
    expect((await origin(headers as Record<string, string>)).status).toBe(200);
  });

  it('needs a capture of the same domain', async () => {
    const blob = await sealedCapture(server.url);
    const elsewhere = { Origin: 'https://evil.example' };
    expect(await errorOf(await postCapture(server.url, blob, { headers: elsewhere }))).toEqual(
      UNLICENSED,
    );
  });
});

const refusal = reader<ProcessRefused>(PROCESS_REFUSED, 400);

describe('a sealed picture', () => {
  const answerTo = async (primary: Sample, other?: Sample) => {
    const samples = other ? [primary, other] : [primary];
    const response = await postCapture(server.url, await sealedCapture(server.url, { samples }));
    if (response.status === 200) return 'answered';
    const { code } = (await response.clone().json()) as ErrorBody;
    return code === 401 ? (await refusal(response)).message : errorOf(response);
  };
  const sample = async (data: Uint8Array, mediaType: Sample['mediaType'] = 'image/jpeg') => {
    const [primary] = await selfieSamples();
    if (!primary) throw new Error('a primary was expected');
    return { ...primary, mediaType, data: Uint8Array.from(data) };
  };
  const claims = (mediaType: string): Sample['mediaType'] =>
    mediaType === 'image/png' || mediaType === 'image/webp' ? mediaType : 'image/jpeg';

  it.each(hostile.names.map((name) => [name]))(
    '%s as primary, context or burst is no accident',
    async (name: HostileName) => {
      const { data, mediaType, expected } = await hostile.make(name);
      // A picture of one pixel can be read; that nobody is on it is found out later.
      const unreadable = expected === 'refused' && name !== 'single-pixel';
      const bad = await sample(data, claims(mediaType));
      const good = (await selfieSamples())[0] ?? bad;
      const asPrimary = await answerTo(bad);
      const asContext = await answerTo(good, { ...bad, role: 'context' });
      // A frame of a burst that cannot be read is left out: the capture stands on the others.
      const asBurst = await answerTo(good, { ...bad, role: 'burst' });
      expect([asBurst].flat()[0]).toMatch(/^(answered|FEEDBACK_RETRY_INSECURE)$/);
      for (const answer of [asPrimary, asContext]) {
        if (unreadable) expect(answer).toEqual(['INVALID_IMAGE', 900, 400]);
        else
          expect([answer].flat()[0]).toMatch(
            /^(answered|ERROR_WRONG_RESOLUTION|FEEDBACK_RETRY_INSECURE)$/,
          );
      }
    },
    60_000,
  );

  it('of 480×640 is read whatever it is written in', async () => {
    const jpeg = sharp(await selfieJpeg({ width: 480 }));
    const lying = jpeg.clone().rotate(270).jpeg().withMetadata({ orientation: 6 });
    expect(await answerTo(await sample(await lying.toBuffer()))).toBe('answered');
    expect(await answerTo(await sample(await jpeg.clone().png().toBuffer(), 'image/png'))).toBe(
      'answered',
    );
    const inks = jpeg.clone().toColourspace('cmyk').jpeg();
    expect(await answerTo(await sample(await inks.toBuffer()))).toBe('answered');
    const deep = jpeg.clone().toColourspace('rgb16').png();
    expect(await answerTo(await sample(await deep.toBuffer(), 'image/png'))).toBe('answered');
    const grey = jpeg.clone().greyscale().jpeg();
    expect(await answerTo(await sample(await grey.toBuffer()))).toBe('answered');
  });

  it('of another size is of the wrong resolution, whatever it declares', async () => {
    for (const width of [479, 720, 2400]) {
      const jpeg = await selfieJpeg({ width });
      expect(await answerTo(await sample(jpeg))).toEqual(['ERROR_WRONG_RESOLUTION', 901, 400]);
    }
    const wide = await sharp(await selfieJpeg({ width: 480 }))
      .rotate(90)
      .jpeg()
      .toBuffer();
    expect(await answerTo(await sample(wide))).toEqual(['ERROR_WRONG_RESOLUTION', 901, 400]);
  });

  it('with nobody on it is an invalid image', async () => {
    const empty = await encodeJpeg(await emptyImage({ width: 480, height: 640 }));
    expect(await answerTo(await sample(empty))).toEqual(['ERROR_INVALID_IMAGE', 503, 400]);
  });

  it('leaves its challenge used up when it was refused', async () => {
    const blob = await sealedCapture(server.url, { samples: [await sample(new Uint8Array(100))] });
    expect((await errorOf(await postCapture(server.url, blob)))[1]).toBe(900);
    expect((await errorOf(await postCapture(server.url, blob)))[1]).toBe(605);
  });
});
