import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** What a sealed reference belongs to: it opens for nobody and nothing else. */
export interface ReferenceContext {
  /** The person, by the name that the backend has for them. */
  readonly subject: string;
  /** The model that made the template. */
  readonly modelId: string;
}

/** Seals and opens references with a key that lies elsewhere than they do. */
export interface ReferenceCipher {
  /** Version (1 octet), IV (12), tag (16), ciphertext. */
  seal(template: Uint8Array, context: ReferenceContext): Uint8Array;
  /** @throws {Error} when the octets were changed, or belong to another subject, model or key */
  open(sealed: Uint8Array, context: ReferenceContext): Uint8Array;
}

const VERSION = 1;
const IV = 12;
const TAG = 16;
const HEAD = 1 + IV + TAG;

/**
 * AES-256-GCM with subject and model as associated data, so that a row of the database that is copied to another person does
 * not open (NIST SP 800-38D; random IVs: at most 2^32 references for one key).
 *
 * @param key 32 octets
 */
export function referenceCipher(key: Uint8Array): ReferenceCipher {
  return {
    seal(template, context) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(associated(context));
      const sealed = Buffer.concat([cipher.update(template), cipher.final()]);
      return Buffer.concat([Uint8Array.of(VERSION), iv, cipher.getAuthTag(), sealed]);
    },
    open(sealed, context) {
      if (sealed.length < HEAD || sealed[0] !== VERSION) throw new Error('not a sealed reference');
      const iv = sealed.subarray(1, 1 + IV);
      const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG });
      decipher.setAAD(associated(context));
      decipher.setAuthTag(sealed.subarray(1 + IV, HEAD));
      return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]);
    },
  };
}

/** Lengths stand before the texts, so that no two contexts give the same octets. */
function associated({ subject, modelId }: ReferenceContext): Buffer {
  const parts = ['iws-reference-v1', subject, modelId].map((text) => Buffer.from(text));
  return Buffer.concat(
    parts.flatMap((part) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(part.length);
      return [length, part];
    }),
  );
}
