import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Expected } from './parsers.ts';
import { rsaPublicKey } from './template-key.ts';

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const { publicKey, privateKey } = rsa(2048);
const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'spki' }).toString();
const der = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');
const pkcs1 = publicKey.export({ format: 'pem', type: 'pkcs1' }).toString();
const certificateLike = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----';

describe('rsaPublicKey', () => {
  it.each([
    ['PEM', pem(publicKey)],
    ['PEM in one line, its ends written out', pem(publicKey).replaceAll('\n', '\\n')],
    ['base64 of the SubjectPublicKeyInfo', der(publicKey)],
    ['base64 in lines', der(publicKey).replaceAll(/.{64}/g, '$&\n')],
    ['a JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    [
      'a JWK with what it is for',
      JSON.stringify({ ...publicKey.export({ format: 'jwk' }), use: 'enc', alg: 'RSA-OAEP' }),
    ],
  ])('takes %s', (_name, text) => {
    expect(rsaPublicKey(text)).toBe(der(publicKey));
  });

  it('takes the sizes that are strong enough', () => {
    expect(rsaPublicKey(pem(rsa(3072).publicKey))).toEqual(expect.any(String));
  });

  const weak = 'an RSA key of 2048 to 8192 bits';
  const unread = 'an RSA public key: PEM, base64 of its SubjectPublicKeyInfo, or JWK';
  const secret = 'a public key, never a private one';
  const exponent = 'an RSA key with an odd public exponent of at least 3';
  it.each([
    ['1024 bits', pem(rsa(1024).publicKey), weak],
    ['2040 bits', der(rsa(2040).publicKey), weak],
    [
      'an exponent of 1',
      JSON.stringify({ ...publicKey.export({ format: 'jwk' }), e: 'AQ' }),
      exponent,
    ],
    [
      'an even exponent',
      JSON.stringify({ ...publicKey.export({ format: 'jwk' }), e: 'BA' }),
      exponent,
    ],
    [
      'an elliptic curve',
      pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey),
      unread,
    ],
    [
      'a key for signatures',
      pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).publicKey),
      unread,
    ],
    ['PKCS #1', pkcs1, unread],
    ['a certificate', certificateLike, unread],
    ['half a PEM', pem(publicKey).slice(0, 200), unread],
    ['half a key', der(publicKey).slice(0, 200), unread],
    ['a JWK that lacks its exponent', '{"kty":"RSA","n":"AQAB"}', unread],
    ['JSON that is none', '{', unread],
    ['a symmetric JWK', '{"kty":"oct","k":"AAAA"}', unread],
    ['words', 'REPLACE_BY_YOUR_PUBLIC_RSA_2048_KEY', unread],
    ['a private key', privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), secret],
    ['a private JWK', JSON.stringify(privateKey.export({ format: 'jwk' })), secret],
  ])('refuses %s', (_name, text, description) => {
    expect(rsaPublicKey(text)).toEqual(new Expected(description));
  });

  it('gives a key that is the one it was given', () => {
    const text = rsaPublicKey(pem(publicKey));
    if (typeof text !== 'string') throw new Error(text.description);
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    expect(key.equals(publicKey)).toBe(true);
  });
});
