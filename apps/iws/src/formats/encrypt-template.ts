import {
  constants,
  createCipheriv,
  createPublicKey,
  publicEncrypt,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { EncryptedTemplate, TemplateHash } from '@iws/protocol';

/** To whom templates are encrypted; plain data, so that workers can be started with it. */
export interface TemplateRecipient {
  /** The RSA public key: SubjectPublicKeyInfo, DER, in base64. */
  readonly spki: string;
  /** The hash of RSA-OAEP and of its MGF1. */
  readonly hash: TemplateHash;
}

/** Encrypts one template. */
export type EncryptTemplate = (octets: Uint8Array) => EncryptedTemplate;

/** AES-256 (FIPS 197) in GCM (NIST SP 800-38D) with an initialisation vector of 96 bits. */
const KEY_OCTETS = 32;
const IV_OCTETS = 12;

/**
 * Encrypts templates as the product guide has it: each with an AES key and an initialisation vector of
 * its own, both encrypted to the recipient by RSA-OAEP (RFC 8017, section 7.1), the tag after the ciphertext.
 */
export function templateEncryption({ spki, hash }: TemplateRecipient): EncryptTemplate {
  const der = Buffer.from(spki, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return (octets) => {
    const secret = randomBytes(KEY_OCTETS);
    const iv = randomBytes(IV_OCTETS);
    const cipher = createCipheriv('aes-256-gcm', secret, iv);
    const parts = [cipher.update(octets), cipher.final(), cipher.getAuthTag()];
    const encrypted = {
      data: Buffer.concat(parts).toString('base64'),
      key1: wrap(secret, key, hash),
      key2: wrap(iv, key, hash),
    };
    secret.fill(0);
    return encrypted;
  };
}

const wrap = (octets: Uint8Array, key: KeyObject, hash: TemplateHash): string =>
  publicEncrypt(
    { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: hash.replace('-', '') },
    octets,
  ).toString('base64');
