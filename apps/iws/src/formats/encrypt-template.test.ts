import { privateDecrypt } from 'node:crypto';
import { ENCRYPTED_TEMPLATE, TEMPLATE_HASHES } from '@iws/protocol';
import { importTemplateKey, openTemplate } from '@iws/protocol/templates';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { opensslKeys, openWithOpenssl, type OpensslKeys } from '../../test/openssl.ts';
import { Expected } from '../configuration/parsers.ts';
import { rsaPublicKey } from '../configuration/template-key.ts';
import { templateEncryption } from './encrypt-template.ts';

let keys: OpensslKeys;
let spki: string;

beforeAll(() => {
  keys = opensslKeys();
  const parsed = rsaPublicKey(keys.publicKey);
  if (parsed instanceof Expected) throw new Error(parsed.description);
  spki = parsed;
});

const isEncrypted = new Ajv2020().compile(ENCRYPTED_TEMPLATE);
const octets = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 251) % 256);

describe.each(TEMPLATE_HASHES)('a template encrypted with RSA-OAEP and %s', (hash) => {
  const digest = hash === 'SHA-1' ? 'sha1' : 'sha256';

  it('is opened by OpenSSL', () => {
    const encrypted = templateEncryption({ spki, hash })(octets);
    expect([...openWithOpenssl(encrypted, keys, digest)]).toEqual([...octets]);
    const altered = Buffer.from(encrypted.data, 'base64');
    altered[0] = (altered[0] ?? 0) ^ 1;
    const data = altered.toString('base64');
    expect(() => openWithOpenssl({ ...encrypted, data }, keys, digest)).toThrow('the tag differs');
  });

  it('is opened by the function for integrators, whatever it holds', async () => {
    const key = await importTemplateKey(keys.privateKey, hash);
    const encrypt = templateEncryption({ spki, hash });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (content) => {
        const encrypted = encrypt(content);
        expect(isEncrypted(encrypted)).toBe(true);
        const opened = await openTemplate(encrypted, key);
        expect(opened.ok && [...opened.octets]).toEqual([...content]);
      }),
      { numRuns: 25 },
    );
  });

  it('is not opened with the other hash', async () => {
    const other = hash === 'SHA-1' ? 'SHA-256' : 'SHA-1';
    const key = await importTemplateKey(keys.privateKey, other);
    const opened = await openTemplate(templateEncryption({ spki, hash })(octets), key);
    expect(opened).toEqual({ ok: false, fault: 'another key' });
  });
});

it('every template has a key and an initialisation vector of its own', () => {
  const encrypt = templateEncryption({ spki, hash: 'SHA-256' });
  const unwrap = (wrapped: string) =>
    privateDecrypt(
      { key: keys.privateKey, oaepHash: 'sha256' },
      Buffer.from(wrapped, 'base64'),
    ).toString('hex');
  const all = Array.from({ length: 20 }, () => encrypt(octets));
  expect(new Set(all.map(({ key1 }) => unwrap(key1))).size).toBe(20);
  expect(new Set(all.map(({ key2 }) => unwrap(key2))).size).toBe(20);
});
