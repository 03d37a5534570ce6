import type { Base64Flag, EncryptedTemplate } from '@iws/protocol';
import { base64Json } from './base64.ts';
import type { EncryptTemplate } from './encrypt-template.ts';
import type { JsonText } from './json-text.ts';

/** A template or picture as it leaves the server: base64, or encrypted where the operator wants that. */
export type WrittenTemplate = JsonText | EncryptedTemplate;

/** Writes one; everything that shows or describes a face goes through it. */
export type WriteTemplate = (octets: Uint8Array) => WrittenTemplate;

/**
 * @param flag the flavour of base64; encrypted templates have one of their own
 * @param encrypt null: templates leave in clear
 */
export const templateWriter = (flag: Base64Flag, encrypt: EncryptTemplate | null): WriteTemplate =>
  encrypt ?? ((octets) => ({ json: base64Json(octets, flag) }));

/**
 * What was written, sorted by the place in an answer where it belongs: `clear` beside the other data, or
 * `encrypted` below `encrypted_templates`. One of them is absent.
 */
export function placed<Name extends string>(
  written: Readonly<Partial<Record<Name, WrittenTemplate>>>,
): {
  clear?: Partial<Record<Name, JsonText>>;
  encrypted?: Partial<Record<Name, EncryptedTemplate>>;
} {
  const entries = Object.entries(written) as [Name, WrittenTemplate][];
  const encrypted = entries.filter((entry) => !('json' in entry[1]));
  const among = <Written>(some: [Name, WrittenTemplate][]) =>
    Object.fromEntries(some) as Partial<Record<Name, Written>>;
  if (encrypted.length === 0) return { clear: among(entries) };
  if (encrypted.length < entries.length) throw new TypeError('templates in clear beside encrypted');
  return { encrypted: among(entries) };
}
