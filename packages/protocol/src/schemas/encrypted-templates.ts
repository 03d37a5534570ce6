import { TEMPLATE_FORMATS } from '../capture.ts';
import { closedObject } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** The hashes of RSA-OAEP that a server can be told to use; each is also that of MGF1. */
export const TEMPLATE_HASHES = ['SHA-1', 'SHA-256'] as const;

export type TemplateHash = (typeof TEMPLATE_HASHES)[number];

/**
 * A template or a picture that only the holder of the operator's private key can read. All three are
 * base64 of RFC 4648, section 4, with padding and without line ends, whatever flavour was asked for.
 * `@iws/protocol/templates` opens them; docs/template-encryption.md has the bytes.
 */
export interface EncryptedTemplate {
  /** AES-256-GCM: ciphertext, then the tag of 16 octets. */
  data: string;
  /** RSA-OAEP: the AES key of 32 octets. */
  key1: string;
  /** RSA-OAEP: the initialisation vector of 12 octets. */
  key2: string;
}

/** Where encrypted templates stand under names of their own: formats, the aligned face, a refused picture. */
export const ENCRYPTED_NAMES = [...TEMPLATE_FORMATS, 'aligned', 'image'] as const;

export type EncryptedName = (typeof ENCRYPTED_NAMES)[number];

const PLAIN_BASE64: JsonSchema = {
  type: 'string',
  pattern: '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  minLength: 4,
};

export const ENCRYPTED_TEMPLATE: JsonSchema = closedObject({
  data: PLAIN_BASE64,
  key1: PLAIN_BASE64,
  key2: PLAIN_BASE64,
});

/** Any of the names, each at most once. */
export const encryptedTemplates = (names: readonly string[] = ENCRYPTED_NAMES): JsonSchema => ({
  ...closedObject(Object.fromEntries(names.map((name) => [name, ENCRYPTED_TEMPLATE])), names),
  minProperties: 1,
});
