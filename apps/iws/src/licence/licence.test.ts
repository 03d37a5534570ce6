import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licenceFileText, loadLicence } from './licence-file.ts';
import { issueLicence, LicenceError, verifyLicence, type Licence } from './licence.ts';

const NOW = Date.UTC(2026, 10, 23);
const DAY = 86_400_000;
const granted: Licence = {
  id: 'acme-1',
  domains: ['localhost', '*.example.org'],
  features: ['face'],
  issuedAt: NOW,
  expiresAt: NOW + DAY,
};

const folder = mkdtempSync(join(tmpdir(), 'licence-'));
let issuer: JWK & { x: string };
let stranger: JWK & { x: string };

async function newIssuer() {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, x: jwk.x ?? '' };
}

beforeAll(async () => {
  issuer = await newIssuer();
  stranger = await newIssuer();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('verifyLicence', () => {
  it('gives what was granted', async () => {
    const token = await issueLicence(granted, issuer);
    expect(await verifyLicence(token, issuer.x, NOW)).toEqual(granted);
  });

  it('refuses another issuer, an expired licence, a changed one and one of another type', async () => {
    const token = await issueLicence(granted, issuer);
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const wider = Buffer.from(
      JSON.stringify({ ...granted, domains: ['evil.example'], iat: 1, exp: 4e9 }),
    ).toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"iws-licence+jwt"}').toString('base64url');
    await expect(verifyLicence(token, stranger.x, NOW)).rejects.toThrow('was not signed by');
    await expect(verifyLicence(token, issuer.x, NOW + DAY)).rejects.toThrow('has expired');
    await expect(verifyLicence(`${header}.${wider}.${signature}`, issuer.x, NOW)).rejects.toThrow(
      'was not signed by',
    );
    await expect(verifyLicence(`${none}.${payload}.`, issuer.x, NOW)).rejects.toThrow(LicenceError);
    await expect(verifyLicence('', issuer.x, NOW)).rejects.toThrow('not a licence token');
    const { importJWK } = await import('jose');
    const challenge = await new SignJWT({ ...granted })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
      .setIssuedAt(NOW / 1000)
      .setExpirationTime((NOW + DAY) / 1000)
      .sign(await importJWK(issuer, 'EdDSA'));
    await expect(verifyLicence(challenge, issuer.x, NOW)).rejects.toThrow('its "typ" is wrong');
  });

  it.each([
    [{ id: '../../etc/passwd' }, 'no usable id'],
    [{ domains: [] }, 'names no domain'],
    [{ domains: ['https://example.org/'] }, 'a domain that is none'],
    [{ features: ['finger'] }, 'does not cover face'],
  ])('is never issued with %j', async (change, message) => {
    await expect(issueLicence({ ...granted, ...change }, issuer)).rejects.toThrow(message);
  });
});

describe('loadLicence', () => {
  const file = async (text: string) => {
    const path = join(folder, 'lic_config.json');
    writeFileSync(path, text);
    return loadLicence(path, issuer.x, NOW);
  };

  it('takes a licensed domain as url, with or without scheme and port', async () => {
    const token = await issueLicence(granted, issuer);
    for (const url of ['localhost', 'https://www.example.org:8443/', '*.example.org']) {
      expect((await file(licenceFileText(url, token))).id).toBe('acme-1');
    }
    await expect(file(licenceFileText('other.example', token))).rejects.toThrow(
      'none of the licensed',
    );
  });

  it.each([
    ['{', 'is not JSON'],
    ['null', 'lacks "face"'],
    ['{"face":{"url":"localhost"}}', 'lacks "face" with "url" and "license"'],
    ['{"face":{"url":"localhost","license":"AAAA"}}', 'not a licence token'],
  ])('refuses %s in one line', async (text, message) => {
    await expect(file(text)).rejects.toThrow(message);
    await expect(file(text)).rejects.toThrow(/^[^\n]+$/);
  });

  it('says which file is missing', async () => {
    await expect(loadLicence(join(folder, 'absent.json'), issuer.x, NOW)).rejects.toThrow('ENOENT');
  });
});
