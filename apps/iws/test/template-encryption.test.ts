import {
  ENDPOINTS,
  FACE_AS_ANSWER,
  GENERATE_TEMPLATE_ANSWER,
  PROCESS_CAPTURED,
  PROCESS_REFUSED,
  type EncryptedTemplate,
  type FaceAsAnswer,
  type GenerateTemplateAnswer,
  type ProcessCaptured,
  type ProcessRefused,
} from '@iws/protocol';
import { importTemplateKey, openTemplate } from '@iws/protocol/templates';
import { selfieJpeg } from '@iws/test-faces';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postJson, reader } from './answers.ts';
import { postCapture, sealedCapture } from './capture.ts';
import { opensslKeys, openWithOpenssl } from './openssl.ts';
import { STRICT, testFolder, testServer, type TestFolder, type TestServer } from './test-server.ts';

const readCaptured = reader<ProcessCaptured>(PROCESS_CAPTURED);
const readRefused = reader<ProcessRefused>(PROCESS_REFUSED, 400);
const readGenerated = reader<GenerateTemplateAnswer>(GENERATE_TEMPLATE_ANSWER);
const readLiveness = reader<FaceAsAnswer>(FACE_AS_ANSWER);

const keys = opensslKeys();
const ENCRYPTED = {
  TEMPLATE_ENCRYPTION_ENABLED: 'true',
  TEMPLATE_ENCRYPTION_KEY: keys.publicKey,
};

/** Every text of an answer that could hold a picture and is not encrypted. */
function inClear(value: unknown, name = ''): string[] {
  if (name === 'encrypted_templates') return [];
  if (typeof value === 'string') return value.length > 300 ? [name] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => inClear(member, key));
}

const open = (template: EncryptedTemplate | undefined, digest: 'sha1' | 'sha256' = 'sha1') => {
  if (!template) throw new Error('no such template');
  return openWithOpenssl(template, keys, digest);
};

describe('a server that encrypts templates', () => {
  let folder: TestFolder;
  let strictFolder: TestFolder;
  let server: TestServer;
  let strict: TestServer;

  beforeAll(async () => {
    folder = await testFolder();
    strictFolder = await testFolder(STRICT);
    server = await testServer(folder, ENCRYPTED);
    strict = await testServer(strictFolder, { ...ENCRYPTED, TEMPLATE_ENCRYPTION_HASH: 'SHA-256' });
  });
  afterAll(async () => {
    await Promise.all([server.stop(), strict.stop()]);
    folder.remove();
    strictFolder.remove();
  });

  it('answers a capture with templates that OpenSSL opens, whatever base64 was asked for', async () => {
    const blob = await sealedCapture(server.url, {
      options: {
        requiredTemplates: ['JPEG', 'PNG', 'ISO_19794_5'],
        base64EncodingFlag: 'CRLF',
        enableICAOChecks: true,
      },
    });
    const body = await readCaptured(await postCapture(server.url, blob));
    expect(body.data.templates).toBeUndefined();
    expect(inClear(body)).toEqual([]);
    expect(body.debug.face).toBeUndefined();
    const { JPEG, PNG, ISO_19794_5: record, aligned } = body.encrypted_templates ?? {};
    expect(await sharp(open(aligned)).metadata()).toMatchObject({ format: 'jpeg', width: 240 });
    const portrait = open(body.icao_data?.encrypted_templates?.PNG);
    expect(await sharp(portrait).metadata()).toMatchObject({ format: 'png', width: 413 });
    const jpeg = open(JPEG);
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
    expect(await sharp(open(PNG)).metadata()).toMatchObject({ format: 'png', width: 480 });
    expect(open(record).subarray(0, 8).toString('latin1')).toBe('FAC\u0000010\u0000');
    expect(open(record).subarray(46).equals(jpeg)).toBe(true);
    const key = await importTemplateKey(keys.privateKey);
    const opened = JPEG && (await openTemplate(JPEG, key));
    expect(opened?.ok && jpeg.equals(opened.octets)).toBe(true);
  });

  it('encrypts the picture that it refuses, too', async () => {
    const body = await readRefused(await postCapture(strict.url, await sealedCapture(strict.url)));
    expect(body.message).toBe('FEEDBACK_RETRY');
    expect(body.data.image).toBeUndefined();
    expect(inClear(body)).toEqual([]);
    expect(body.debug.face).toBeUndefined();
    const picture = open(body.encrypted_templates?.image, 'sha256');
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 480 });
  });

  it('encrypts the pictures of the liveness endpoints', async () => {
    const image = Buffer.from(await selfieJpeg({ width: 480 })).toString('base64');
    const asked = { image, threshold: 'LOW' };
    const sealed = () =>
      sealedCapture(server.url).then((blob) =>
        postCapture(server.url, blob, { path: ENDPOINTS.secureFaceAs }),
      );
    for (const response of [
      await postJson(`${server.url}${ENDPOINTS.faceAs}`, asked),
      await sealed(),
    ]) {
      const body = await readLiveness(response);
      expect(body.input).toBeUndefined();
      expect(inClear(body)).toEqual([]);
      const picture = open(body.encrypted_templates?.image);
      expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 480 });
    }
  });

  it('encrypts the template that it generates', async () => {
    const image = Buffer.from(await selfieJpeg({ width: 480 })).toString('base64');
    const question = { image, qualityMode: 'DISABLED' };
    const body = await readGenerated(
      await postJson(`${server.url}${ENDPOINTS.generateTemplate}`, question),
    );
    expect(body.data.templates).toBeUndefined();
    expect(inClear(body)).toEqual([]);
    const template = open(body.data.encrypted_templates?.IDENTY_TYPE_1);
    expect(template.subarray(0, 6).toString()).toBe('IDENTY');
  });

  it('warns of SHA-1 and of nothing else', () => {
    const warnings = (log: TestServer['log']) =>
      log.filter(({ level, msg }) => level === 40 && String(msg).includes('TEMPLATE_'));
    expect(warnings(server.log)).toHaveLength(1);
    expect(warnings(server.log)[0]?.['msg']).toContain('TEMPLATE_ENCRYPTION_HASH=SHA-256');
    expect(warnings(strict.log)).toEqual([]);
  });
});

describe('a server', () => {
  let folder: TestFolder | undefined;
  afterEach(() => folder?.remove());

  it.each<[string, Record<string, string>, string]>([
    [
      'without a key',
      { TEMPLATE_ENCRYPTION_ENABLED: 'true' },
      'TEMPLATE_ENCRYPTION_KEY is not set',
    ],
    [
      'with a weak key',
      { ...ENCRYPTED, TEMPLATE_ENCRYPTION_KEY: opensslKeys(1024).publicKey },
      'an RSA key of 2048 to 8192 bits',
    ],
    [
      'with a private key',
      { ...ENCRYPTED, TEMPLATE_ENCRYPTION_KEY: keys.privateKey },
      'a public key, never a private one',
    ],
  ])('does not start to encrypt %s', async (_name, environment, message) => {
    folder = await testFolder();
    await expect(testServer(folder, environment)).rejects.toThrow(message);
  });
});
