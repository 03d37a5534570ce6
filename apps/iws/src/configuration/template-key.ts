import { createPublicKey, type KeyObject } from 'node:crypto';
import { Expected, type Parser } from './parsers.ts';

const LEAST_BITS = 2048;
/** More would make each template expensive and is no format of anybody. */
const MOST_BITS = 8192;

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

/**
 * An RSA public key as operators have it: PEM (`BEGIN PUBLIC KEY`, also with `\n` written out, as
 * environment files do), the base64 of its SubjectPublicKeyInfo alone, or a JWK. A private key is refused: it
 * has no business on this server.
 *
 * @returns SubjectPublicKeyInfo, DER, in base64
 */
export const rsaPublicKey: Parser<string> = (text) => {
  if (/PRIVATE KEY|"d"\s*:/.test(text)) return new Expected('a public key, never a private one');
  const key = readKey(text.trim());
  if (key === null) {
    return new Expected('an RSA public key: PEM, base64 of its SubjectPublicKeyInfo, or JWK');
  }
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < LEAST_BITS || modulusLength > MOST_BITS) {
    return new Expected(`an RSA key of ${LEAST_BITS} to ${MOST_BITS} bits`);
  }
  if (publicExponent < 3n || publicExponent % 2n === 0n) {
    return new Expected('an RSA key with an odd public exponent of at least 3');
  }
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
};

function readKey(text: string): KeyObject | null {
  try {
    const key = createKey(text);
    return key?.asymmetricKeyType === 'rsa' ? key : null;
  } catch {
    return null;
  }
}

function createKey(text: string): KeyObject | null {
  if (text.startsWith('{')) {
    const jwk = JSON.parse(text) as Record<string, string>;
    return createPublicKey({ key: jwk, format: 'jwk' });
  }
  if (text.startsWith('-----BEGIN PUBLIC KEY-----')) {
    return createPublicKey(text.replaceAll('\\n', '\n'));
  }
  if (!BASE64.test(text)) return null;
  return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
}
