import type { CryptoKey, JWK } from 'jose';
import type { TemplateHash } from '../schemas/encrypted-templates.ts';

/** The private key that opens encrypted templates. */
export type TemplateKey = CryptoKey;

const PEM = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/;

/**
 * Takes the private key that belongs to a server's TEMPLATE_ENCRYPTION_KEY.
 *
 * @param key PKCS #8 as PEM (`BEGIN PRIVATE KEY`), or a JWK
 * @param hash as the server's TEMPLATE_ENCRYPTION_HASH says
 * @throws TypeError when the key is written otherwise; what Web Crypto throws when it is none
 */
export async function importTemplateKey(
  key: string | JWK,
  hash: TemplateHash = 'SHA-1',
): Promise<TemplateKey> {
  const algorithm = { name: 'RSA-OAEP', hash };
  if (typeof key !== 'string') {
    // What a JWK says of its own use may name another hash: the octets of the key count.
    const { kty, n, e, d, p, q, dp, dq, qi } = key;
    const members = { kty, n, e, d, p, q, dp, dq, qi } as JWK;
    return crypto.subtle.importKey('jwk', members, algorithm, false, ['decrypt']);
  }
  const base64 = PEM.exec(key)?.[1];
  if (base64 === undefined) throw new TypeError('not a PKCS #8 private key in PEM');
  const octets = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey('pkcs8', octets, algorithm, false, ['decrypt']);
}
