import { createPrivateKey, type KeyObject } from 'node:crypto';
import { resolve } from 'node:path';

/** Reads one value of the environment, or says in a few words what it should have been. */
export type Parser<T> = (text: string) => T | Expected;

/** Why a value was refused: completes the sentence "NAME must be …". */
export class Expected {
  readonly description: string;
  constructor(description: string) {
    this.description = description;
  }
}

/** A whole number in [least, most]; no sign, no exponent, no unit. */
export const wholeNumber =
  (least: number, most: number): Parser<number> =>
  (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most
      ? value
      : new Expected(`a whole number from ${least} to ${most}`);
  };

/** One of a closed set of words. */
export const oneOf =
  <const T extends string>(words: readonly T[], letters: 'exact' | 'any-case' = 'exact') =>
  (text: string): T | Expected =>
    words.find((word) =>
      letters === 'exact' ? word === text : word.toLowerCase() === text.toLowerCase(),
    ) ?? new Expected(`one of ${words.join(', ')}`);

/** Some of a closed set of words, with commas between; at least one, each once. */
export const listOf =
  <const T extends string>(words: readonly T[]): Parser<readonly T[]> =>
  (text) => {
    const named = text.split(',').map((part) => part.trim());
    const known = words.filter((word) => named.includes(word));
    return known.length === named.length
      ? known
      : new Expected(`a list, with commas between, of ${words.join(', ')}`);
  };

/** A host name or address to listen on. */
export const host: Parser<string> = (text) =>
  /^[A-Za-z0-9.:_-]{1,253}$/.test(text) ? text : new Expected('a host name or an address');

/** A server's address. Credentials, a query or a fragment have no meaning here and are refused. */
export const httpUrl: Parser<URL> = (text) => {
  const url = URL.parse(text);
  const plain = url && !url.username && !url.password && !url.search && !url.hash;
  return plain && /^https?:$/.test(url.protocol)
    ? url
    : new Expected('an http or https address without user, query or fragment');
};

/** Web origins with commas between, each exactly as browsers send them. */
export const httpOrigins: Parser<readonly string[]> = (text) => {
  const origins = text.split(',').map((part) => part.trim());
  const valid = origins.every((origin) => {
    const url = URL.parse(origin);
    return url !== null && /^https?:$/.test(url.protocol) && url.origin === origin;
  });
  return valid
    ? [...new Set(origins)]
    : new Expected('a list, with commas between, of origins like https://example.com');
};

/** The `b64token` of RFC 6750. */
export const token: Parser<string> = (text) =>
  /^[A-Za-z0-9._~+/-]{16,4096}=*$/.test(text)
    ? text
    : new Expected('at least 16 letters, digits or any of . _ ~ + / -');

/** A path, made absolute against the folder in which the server was started. */
export const path = (text: string): string => resolve(text);

/** 32 octets in canonical base64, as `openssl rand -base64 32` writes them. */
export const aesKey: Parser<Uint8Array> = (text) => {
  const key = Buffer.from(text, 'base64');
  return key.length === 32 && key.toString('base64') === text
    ? Uint8Array.from(key)
    : new Expected(
        '32 octets in base64: 44 characters, made for example by openssl rand -base64 32',
      );
};

/**
 * An RSA private key of at least 2048 bits: PEM (`BEGIN PRIVATE KEY`, also with `\n` written out), the base64 of its PKCS #8 alone, or a JWK.
 *
 * @returns PKCS #8 as PEM
 */
export const rsaPrivateKey: Parser<string> = (text) => {
  const key = readPrivateKey(text.trim());
  const { modulusLength = 0 } = key?.asymmetricKeyDetails ?? {};
  return key?.asymmetricKeyType === 'rsa' && modulusLength >= 2048
    ? key.export({ format: 'pem', type: 'pkcs8' }).toString()
    : new Expected('an RSA private key of at least 2048 bits: PKCS #8 in PEM or base64, or JWK');
};

function readPrivateKey(text: string): KeyObject | null {
  try {
    if (text.startsWith('{')) {
      return createPrivateKey({ key: JSON.parse(text) as Record<string, string>, format: 'jwk' });
    }
    if (text.startsWith('-----')) return createPrivateKey(text.replaceAll('\\n', '\n'));
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    return null;
  }
}
