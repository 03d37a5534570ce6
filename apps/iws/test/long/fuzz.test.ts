import { readFileSync } from 'node:fs';
import {
  CborError,
  decodeCbor,
  encodeKeySet,
  encodeModelBundle,
  encodeServerTime,
  LIMITS,
  parseKeySet,
  parseModelBundle,
  parseServerTime,
  parseTraceparent,
  ShapeError,
  validateCapture,
  wantsProblem,
  WireFormatError,
} from '@iws/protocol';
import {
  createKeyRing,
  generateChallengeSecret,
  importOpeningKeys,
  issueChallenge,
  openCapture,
  parseKeyRing,
  publicKeySet,
  readCompactJwe,
  verifyChallenge,
} from '@iws/protocol/open';
import { emptyImage, encodeJpeg, selfieJpeg } from '@iws/test-faces';
import { exportJWK, generateKeyPair } from 'jose';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64 } from '../../src/formats/from-base64.ts';
import { decodeIdentyType1, encodeIdentyType1 } from '../../src/formats/identy-type-1.ts';
import { readFaceImageRecord } from '../../src/formats/read-iso-19794-5.ts';
import { faceImageRecord } from '../../src/formats/write-iso-19794-5.ts';
import { domainOf, normaliseDomain } from '../../src/licence/domains.ts';
import { issueLicence, LicenceError, verifyLicence } from '../../src/licence/licence.ts';
import { decodeImage, mediaTypeOf } from '../../src/stages/decode.ts';
import { ORIGIN, sealedCapture } from '../capture.ts';
import { startProcess, type ServerProcess } from '../server-process.ts';
import { testFolder, type TestFolder } from '../test-server.ts';
import { fuzz, refusing } from './fuzz.ts';

const vectors = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../packages/protocol/vectors/${name}`, import.meta.url), 'utf8'),
  ) as { cases: { sealed: string; plaintext?: string }[] };
const valid = vectors('valid-captures.json').cases;
const text = (...texts: string[]) => texts.map((each) => Buffer.from(each));

const small = async () =>
  sharp(await selfieJpeg())
    .resize(96)
    .jpeg()
    .toBuffer();

/** The parser took something; a run that did nothing proves nothing. */
const some = (count: number) => expect(count).toBeGreaterThan(10);

describe('what is sealed', () => {
  const sealed = valid.map((each) => Buffer.from(each.sealed));
  const plain = valid.map(({ plaintext = '' }) => Buffer.from(plaintext, 'base64url'));

  it('compact serialization', async () => some(await fuzz(sealed, readCompactJwe)));

  it('opening', async () => {
    const keys = await importOpeningKeys(await createKeyRing(Date.now()), Date.now());
    some(await fuzz(sealed, (input) => openCapture(input, keys)));
  });

  it('CBOR and the capture in it', async () => {
    const parse = (input: Buffer) => validateCapture(decodeCbor(input));
    some(await fuzz(plain, refusing(parse, CborError, ShapeError)));
  });

  it('challenges', async () => {
    const secret = generateChallengeSecret();
    const { challenge } = await issueChallenge({ origin: ORIGIN, kid: 'k', sid: 's' }, secret);
    some(await fuzz(text(challenge), (input) => verifyChallenge(input.toString('latin1'), secret)));
  });
});

describe('what the server publishes and keeps', () => {
  it('key sets and key rings', async () => {
    const ring = await createKeyRing(Date.now());
    const set = encodeKeySet(publicKeySet(ring));
    some(await fuzz([set], refusing(parseKeySet, WireFormatError)));
    const parse = (input: Buffer) => parseKeyRing(input.toString('utf8'));
    some(await fuzz(text(JSON.stringify(ring)), refusing(parse, SyntaxError, TypeError)));
  });

  it('time and models', async () => {
    const time = encodeServerTime({ time: 1, challenge: 'c', expiresAt: 2, kid: 'k' });
    some(await fuzz([time], refusing(parseServerTime, WireFormatError)));
    const model = { name: 'a', version: '1', sha256: '0'.repeat(64), weights: new Uint8Array(64) };
    const bundle = encodeModelBundle([model]);
    some(await fuzz([bundle], refusing(parseModelBundle, WireFormatError)));
  });

  it('licences', async () => {
    const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const issuer = await exportJWK(privateKey);
    const [issuedAt, expiresAt] = [Date.now(), Date.now() + 86_400_000];
    const granted = { id: 'a', domains: ['a.example'], features: ['face'], issuedAt, expiresAt };
    const token = await issueLicence(granted, issuer);
    const verify = (input: Buffer) =>
      verifyLicence(input.toString('latin1'), issuer.x ?? '', Date.now());
    some(await fuzz(text(token), refusing(verify, LicenceError)));
  });
});

describe('formats', () => {
  it('face image records', async () => {
    const record = faceImageRecord(await encodeJpeg(await emptyImage()), 480, 640);
    some(await fuzz([record], (input) => readFaceImageRecord(input)));
  });

  it('IDENTY_TYPE_1', async () => {
    const features = Float32Array.from({ length: 512 }, (_, index) => Math.sin(index));
    const template = encodeIdentyType1(features, 'model/1/0123456789abcdef');
    some(await fuzz([template], (input) => decodeIdentyType1(input)));
  });

  it('base64', async () => {
    const seeds = text(
      'data:image/jpeg;base64,/9j/4AAQSkZJRg==',
      '_9j-\r\nAAA=',
      'AAAA'.repeat(500),
    );
    some(await fuzz(seeds, (input) => fromBase64(input.toString('latin1'))));
  });

  it('headers', async () => {
    const trace = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const accept = 'text/html, application/problem+json;q=0.5, application/json;q=0.4, */*';
    const seeds = text(
      trace,
      accept,
      'https://www.example.org:8443/a?b',
      '*.example.org',
      'app:a.b',
    );
    const target = (input: Buffer) => {
      const header = input.toString('latin1');
      return [parseTraceparent, wantsProblem, domainOf, normaliseDomain].map((read) =>
        read(header),
      );
    };
    some(await fuzz(seeds, target));
  });

  it('pictures', async () => {
    const jpeg = await small();
    const seeds = [
      jpeg,
      await sharp(jpeg).png().toBuffer(),
      await sharp(jpeg).webp().toBuffer(),
      await sharp(jpeg).png({ palette: true }).toBuffer(),
      await sharp(jpeg).jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
    ];
    const target = async (input: Buffer) => {
      const type = mediaTypeOf(input);
      if (type === null) return;
      const decoded = await decodeImage(input, type);
      if (decoded.outcome === 'unreadable') return;
      const { width, height, data } = decoded.image;
      expect(data.length).toBe(width * height * 3);
      expect(Math.max(width, height)).toBeLessThanOrEqual(LIMITS.contextLongSide);
    };
    some(await fuzz(seeds, target));
  });
});

describe('requests to a running server', () => {
  let folder: TestFolder;
  let server: ServerProcess;
  let alive = true;

  beforeAll(async () => {
    folder = await testFolder();
    server = await startProcess(folder);
  });
  afterAll(async () => {
    expect(await server.stop()).toBe(0);
    expect(alive).toBe(true);
    folder.remove();
  });

  /** Every answer is one that the server meant to give. */
  const answered = async (path: string, type: string, body: Buffer) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': type },
      body: Uint8Array.from(body),
    });
    await answer.arrayBuffer();
    alive = answer.status !== 500 || answer.headers.get('content-type') !== null;
    // 604 is the only row of the table with status 500 that input can bring about.
    expect([200, 400, 413, 500]).toContain(answer.status);
    if (answer.status === 500) expect(path).toBe('/api/v1/process');
  };

  it('forms with captures', async () => {
    const blob = await sealedCapture(server.url, { options: { enableAs: false } });
    const head = '--x\r\nContent-Disposition: form-data; name="enableQuality"\r\n\r\nTrue\r\n';
    const file = '--x\r\nContent-Disposition: form-data; name="file"; filename="bdata"\r\n\r\n';
    const whole = Buffer.from(`${head}${file}${blob}\r\n--x--\r\n`);
    const small = Buffer.from(`${head}${file}a.b.c.d.e\r\n--x--\r\n`);
    const target = (input: Buffer) =>
      answered('/api/v1/process', 'multipart/form-data; boundary=x', input);
    some(await fuzz([small, small, small, whole], target));
  });

  it('JSON with pictures', async () => {
    const image = (await small()).toString('base64');
    const seeds = text(
      JSON.stringify({ image, threshold: 'HIGH' }),
      '{"image":"AAAA","threshold":1}',
    );
    const target = (input: Buffer) => answered('/api/v1/face/as', 'application/json', input);
    some(await fuzz(seeds, target));
  });
});
