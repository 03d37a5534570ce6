import { describe, expect, it } from 'vitest';
import { storedKey } from '../../test/test-keys.ts';
import { openTemplate } from './open-template.ts';
import { TEMPLATE_HASHES } from '../schemas/encrypted-templates.ts';
import type { TemplateHash } from '../schemas/encrypted-templates.ts';
import { importTemplateKey } from './template-key.ts';

const { n, e } = storedKey.privateJwk;
const octets = new TextEncoder().encode('a template');
const text = (part: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(part)));

/** Encrypts as the server does, with whatever key and initialisation vector is given. */
async function encrypted(hash: TemplateHash, { keyOctets = 32, ivOctets = 12 } = {}) {
  const algorithm = { name: 'RSA-OAEP', hash };
  const jwk = { kty: 'RSA', n, e } as JsonWebKey;
  const recipient = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['encrypt']);
  const wrap = async (part: Uint8Array<ArrayBuffer>) =>
    text(await crypto.subtle.encrypt(algorithm, recipient, part));
  const secret = new Uint8Array(keyOctets).fill(7);
  const iv = new Uint8Array(ivOctets).fill(9);
  const whole = new Uint8Array(32).fill(7);
  const aes = await crypto.subtle.importKey('raw', whole, 'AES-GCM', false, ['encrypt']);
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, aes, octets);
  return { data: text(data), key1: await wrap(secret), key2: await wrap(iv) };
}

describe.each(TEMPLATE_HASHES)('openTemplate with %s', (hash) => {
  const key = importTemplateKey(storedKey.privateJwk, hash);

  it('opens what was encrypted to its key', async () => {
    const opened = await openTemplate(await encrypted(hash), await key);
    expect(opened.ok && [...opened.octets]).toEqual([...octets]);
  });

  it('takes the key as PEM', async () => {
    const algorithm = { name: 'RSA-OAEP', hash };
    const { kty, n, e, d, p, q, dp, dq, qi } = storedKey.privateJwk;
    const jwk = { kty, n, e, d, p, q, dp, dq, qi } as JsonWebKey;
    const extractable = await crypto.subtle.importKey('jwk', jwk, algorithm, true, ['decrypt']);
    const der = text(await crypto.subtle.exportKey('pkcs8', extractable)).replaceAll(
      /.{64}/g,
      '$&\n',
    );
    const pem = `-----BEGIN PRIVATE KEY-----\n${der}\n-----END PRIVATE KEY-----\n`;
    const opened = await openTemplate(await encrypted(hash), await importTemplateKey(pem, hash));
    expect(opened.ok).toBe(true);
  });

  it('says what is wrong with what it cannot open', async () => {
    const good = await encrypted(hash);
    const other = await encrypted(hash === 'SHA-1' ? 'SHA-256' : 'SHA-1');
    const bad = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    for (const [template, fault] of [
      [{ ...good, data: 'no base64' }, 'not base64'],
      [{ ...good, key1: `${good.key1}\n` }, 'not base64'],
      [{ ...good, key2: good.key2.replaceAll('=', '') }, 'not base64'],
      [{ ...good, key1: other.key1 }, 'another key'],
      [{ ...good, key2: bad }, 'another key'],
      [{ ...good, key1: good.key2, key2: good.key1 }, 'another key'],
      [await encrypted(hash, { keyOctets: 16 }), 'another key'],
      [await encrypted(hash, { ivOctets: 16 }), 'another key'],
      [{ ...good, data: bad }, 'altered'],
      [{ ...good, data: '' }, 'altered'],
      [{ ...good, data: `AAAA${good.data.slice(4)}` }, 'altered'],
    ] as const) {
      expect(await openTemplate(template, await key)).toEqual({ ok: false, fault });
    }
  });
});

it('refuses keys that are written otherwise', async () => {
  for (const pem of [
    '',
    'MIIE',
    '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
  ]) {
    await expect(importTemplateKey(pem)).rejects.toThrow(TypeError);
  }
  await expect(importTemplateKey({ kty: 'RSA', n: 'AQAB', e: 'AQAB' })).rejects.toThrow();
});
