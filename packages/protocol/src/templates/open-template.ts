import type { Bytes } from '../capture.ts';
import type { EncryptedTemplate } from '../schemas/encrypted-templates.ts';
import type { TemplateKey } from './template-key.ts';

/** What opening gave: the octets of the template, or which of its members is at fault. */
export type OpenedTemplate =
  | { readonly ok: true; readonly octets: Bytes }
  | { readonly ok: false; readonly fault: 'not base64' | 'another key' | 'altered' };

const KEY_OCTETS = 32;
const IV_OCTETS = 12;
const TAG_BITS = 128;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const octetsOf = (text: string): Bytes | null =>
  BASE64.test(text) ? Uint8Array.from(atob(text), (one) => one.charCodeAt(0)) : null;

/**
 * Opens a template that a server has encrypted. Runs wherever Web Crypto does.
 *
 * @param key from `importTemplateKey`, with the hash that the server uses
 * @returns JPEG: a JPEG file; ISO_19794_5: a face image record; and so on, as the name beside it says
 */
export async function openTemplate(
  { data, key1, key2 }: EncryptedTemplate,
  key: TemplateKey,
): Promise<OpenedTemplate> {
  const [sealed, wrappedKey, wrappedIv] = [data, key1, key2].map(octetsOf);
  if (!sealed || !wrappedKey || !wrappedIv) return { ok: false, fault: 'not base64' };
  const [secret, iv] = [await unwrap(wrappedKey, key), await unwrap(wrappedIv, key)];
  if (secret?.length !== KEY_OCTETS || iv?.length !== IV_OCTETS) {
    return { ok: false, fault: 'another key' };
  }
  const aes = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt']);
  try {
    const gcm = { name: 'AES-GCM', iv, tagLength: TAG_BITS };
    return { ok: true, octets: new Uint8Array(await crypto.subtle.decrypt(gcm, aes, sealed)) };
  } catch {
    return { ok: false, fault: 'altered' };
  }
}

async function unwrap(wrapped: Bytes, key: TemplateKey): Promise<Bytes | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, key, wrapped));
  } catch {
    return null;
  }
}
