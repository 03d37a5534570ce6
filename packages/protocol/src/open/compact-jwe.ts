import { base64urlByteLength, isCanonicalBase64url } from '../base64url.ts';
import { LIMITS } from '../limits.ts';
import { CAPTURE_HEADER } from '../sealed-header.ts';

/** A text that has the form of a sealed capture; nothing in it is authenticated yet. */
export interface CompactJwe {
  text: string;
  /** The key that it names. */
  kid: string;
}

/** What a text that is no sealed capture lacks; for the log. */
export type CompactJweFlaw =
  | 'empty'
  | 'too-large'
  | 'not-five-parts'
  | 'not-canonical'
  | 'part-length'
  | 'header-json'
  | 'header-members';

const RSA_2048_BYTES = 256;
const IV_BYTES = 16;
const TAG_BYTES = 32;
const HEADER_BYTES = 512;

/** ASCII as ASCII; any other octet as a character that no part may contain. */
const octetsAsText = new TextDecoder('windows-1252');

const readHeader = (part: string): Map<string, unknown> | null => {
  if (base64urlByteLength(part) > HEADER_BYTES) return null;
  try {
    const json = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const header: unknown = JSON.parse(json);
    if (typeof header !== 'object' || header === null || Array.isArray(header)) return null;
    const members = Object.entries(header);
    // JSON.parse keeps the last of two equal names; another reader may keep the first. Both forms
    // of the header's text that have no repeated name have as many of these as it has members.
    const names = json.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length;
    return names === members.length ? new Map<string, unknown>(members) : null;
  } catch {
    return null;
  }
};

/** `alg`, `enc`, `typ`, `cty` as they must be, a `kid`, and no other member. */
const kidOf = (header: Map<string, unknown>): string | null => {
  const fixed = Object.entries(CAPTURE_HEADER);
  if (header.size !== fixed.length + 1) return null;
  if (!fixed.every(([name, value]) => header.get(name) === value)) return null;
  const kid = header.get('kid');
  return typeof kid === 'string' ? kid : null;
};

/**
 * Looks at the form of a compact serialization before any key is used: five canonical base64url
 * parts, of the lengths that the algorithms give them, under exactly the header of a sealed
 * capture. What is refused here would otherwise be a second text for the same capture, or ask the
 * JOSE library for something we never want.
 */
export const readCompactJwe = (blob: Uint8Array | string): CompactJwe | CompactJweFlaw => {
  if (blob.length === 0) return 'empty';
  if (blob.length > LIMITS.blobBytes) return 'too-large';
  const text = typeof blob === 'string' ? blob : octetsAsText.decode(blob);
  const parts = text.split('.', 6);
  const [header, encryptedKey, iv, ciphertext, tag] = parts;
  if (
    parts.length !== 5 ||
    header === undefined ||
    encryptedKey === undefined ||
    iv === undefined ||
    ciphertext === undefined ||
    tag === undefined
  )
    return 'not-five-parts';
  if (!parts.every(isCanonicalBase64url)) return 'not-canonical';
  const ciphertextBytes = base64urlByteLength(ciphertext);
  if (
    base64urlByteLength(encryptedKey) !== RSA_2048_BYTES ||
    base64urlByteLength(iv) !== IV_BYTES ||
    base64urlByteLength(tag) !== TAG_BYTES ||
    ciphertextBytes === 0 ||
    ciphertextBytes % IV_BYTES !== 0
  )
    return 'part-length';
  const members = readHeader(header);
  if (members === null) return 'header-json';
  const kid = kidOf(members);
  return kid === null ? 'header-members' : { text, kid };
};
